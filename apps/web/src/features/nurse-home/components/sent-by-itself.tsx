import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { noteSeen, useSentRequests } from '../../../shared/outbox/sent-requests.ts';
import { useSession } from '../../../shared/session/session.ts';

/** Requests that waited here and went by themselves: said until the nurse has seen it. */
export function SentByItself() {
  const { t } = useTranslation('nurse-home');
  const format = useFormat();
  const { practitioner } = useSession();
  const sent = useSentRequests((state) => state.sent);
  return sent
    .filter((it) => it.practitionerId === practitioner.id && !it.isSeen)
    .map(({ requestId, consultationId, patientName, sentAt, isOfBeforeChange }) => (
      <Notice
        key={requestId}
        tone={isOfBeforeChange ? 'warning' : 'success'}
        action={
          <>
            <Button
              component={Link}
              to={`/consultations/${consultationId}`}
              variant="default"
              size="sm"
              onClick={() => noteSeen(requestId)}
            >
              {t('sent.open')}
            </Button>{' '}
            <Button variant="subtle" size="sm" onClick={() => noteSeen(requestId)}>
              {t('sent.close')}
            </Button>
          </>
        }
      >
        {t(isOfBeforeChange ? 'sent.textBefore' : 'sent.text', {
          name: patientName,
          time: format.time(sentAt),
        })}
      </Notice>
    ));
}
