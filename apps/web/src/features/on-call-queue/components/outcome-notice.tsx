import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AcceptOutcome } from '../../../shared/consultation/use-accept.ts';

export type Notice = Exclude<AcceptOutcome, { kind: 'mine' }> & { readonly patientName: string };

type OutcomeNoticeProps = { readonly notice: Notice | undefined; readonly onClose: () => void };

/** Somebody else was first, or it was called off: said once, without alarm. */
export function OutcomeNotice({ notice, onClose }: OutcomeNoticeProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  return (
    <div role="status">
      {notice && (
        <Alert
          color="teal"
          withCloseButton
          closeButtonLabel={t('shared:actions.close')}
          onClose={onClose}
          title={t(notice.kind === 'taken' ? 'taken.title' : 'closed.title')}
          data-testid="accept-outcome"
        >
          {notice.kind === 'closed' && t('closed.text', { patient: notice.patientName })}
          {notice.kind === 'taken' &&
            t(notice.responsibleName ? 'taken.text' : 'taken.textUnnamed', {
              name: notice.responsibleName,
              patient: notice.patientName,
            })}
        </Alert>
      )}
    </div>
  );
}
