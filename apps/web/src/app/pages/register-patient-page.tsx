import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Page } from '@qarib/ui';
import { RegistrationForm } from '../../features/patients/components/registration-form.tsx';
import { registrationDraftName } from '../../features/patients/hooks/registration-form.ts';
import { findDraft, moveDraft } from '../../shared/drafts/drafts.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';
import { useOutbox } from '../../shared/outbox/outbox-provider.tsx';
import { useRegisteredAs } from '../../shared/outbox/registered-as.ts';
import { useSession } from '../../shared/session/session.ts';

const caseOf = (patientId: string) => `/patients/${patientId}/request`;

export function Component() {
  const { t } = useTranslation('patients');
  const navigate = useNavigate();
  const { practitioner } = useSession();
  const practitionerId = practitioner.id;
  const [search] = useSearchParams();
  const asked = search.get('waiting') ?? '';
  const registeredId = useRegisteredAs(asked);
  const outbox = useOutbox();
  /** A case that was sent off before its patient was known goes by itself: the home tells of it. */
  const placeFor = (patientId: string, localId: string) =>
    outbox
      .getSnapshot()
      .items.some(({ entry }) => entry.kind === 'request' && entry.body.patientId === localId)
      ? '/'
      : caseOf(patientId);
  if (registeredId !== undefined) return <Navigate to={placeFor(registeredId, asked)} replace />;
  const waitingId = findDraft(practitionerId, asked) === undefined ? undefined : asked;
  return (
    <Page
      title={t('register.title')}
      lead={waitingId === undefined ? t('register.lead') : ''}
      width="narrow"
      back={<BackLink to="/" />}
    >
      <RegistrationForm
        key={waitingId}
        searchedName={search.get('name') ?? ''}
        waitingId={waitingId}
        onRegistered={(patientId, localId) =>
          void navigate(placeFor(patientId, localId), { replace: true })
        }
        onWaiting={(localId) => {
          // The next patient who is registered begins with an empty form.
          const name = registrationDraftName();
          void moveDraft({ practitionerId, name }, registrationDraftName(localId));
          void navigate(caseOf(localId), { replace: true });
        }}
      />
    </Page>
  );
}
