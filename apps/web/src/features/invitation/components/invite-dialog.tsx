import { useId, useState } from 'react';
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SegmentedTabs } from '@qarib/ui';
import { useInvitations } from '../hooks/use-invitations.ts';
import { ColleagueSearch } from './colleague-search.tsx';
import { GuestLink } from './guest-link.tsx';
import classes from './invitation.module.css';
import { InvitedList } from './invited-list.tsx';

export type InviteDialogProps = {
  readonly consultationId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Who is invited, and the two ways to ask one more. */
export function InviteDialog({ consultationId, isOpen, onClose }: InviteDialogProps) {
  const { t } = useTranslation(['invitation', 'shared']);
  const id = useId();
  const [way, setWay] = useState<'colleague' | 'guest'>('colleague');
  const invitations = useInvitations(consultationId);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
    >
      <div className={classes['dialog']}>
        <p className={classes['lead']}>{t('lead')}</p>
        <InvitedList invitations={invitations} />
        <SegmentedTabs
          id={id}
          label={t('ways')}
          tabs={[
            { value: 'colleague' as const, label: t('colleague.tab') },
            { value: 'guest' as const, label: t('guest.tab') },
          ]}
          value={way}
          onChange={setWay}
        />
        <div role="tabpanel" id={`${id}-${way}-panel`} aria-labelledby={`${id}-${way}`}>
          {way === 'colleague' ? (
            <ColleagueSearch consultationId={consultationId} invitations={invitations} />
          ) : (
            <GuestLink invitations={invitations} />
          )}
        </div>
      </div>
    </Modal>
  );
}
