import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import type { AcceptOutcome } from '../../../shared/consultation/use-accept.ts';

/** What became of a case that the person could see a moment ago. */
export type GoneCase = Exclude<AcceptOutcome, { kind: 'mine' }> & { readonly patientName: string };

type OutcomeNoticeProps = { readonly gone: GoneCase | undefined; readonly onClose: () => void };

/** Somebody else was first, or it was called off: said once, without alarm. */
export function OutcomeNotice({ gone, onClose }: OutcomeNoticeProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  if (!gone) return null;
  return (
    <div data-testid="accept-outcome">
      <Notice
        tone="info"
        title={t(gone.kind === 'taken' ? 'taken.title' : 'closed.title')}
        action={<CloseButton size={44} aria-label={t('shared:actions.close')} onClick={onClose} />}
      >
        {gone.kind === 'closed' && t('closed.text', { patient: gone.patientName })}
        {gone.kind === 'taken' &&
          t(gone.responsibleName ? 'taken.text' : 'taken.textUnnamed', {
            name: gone.responsibleName,
            patient: gone.patientName,
          })}
      </Notice>
    </div>
  );
}
