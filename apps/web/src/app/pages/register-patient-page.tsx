import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Page } from '@qarib/ui';
import { RegistrationForm } from '../../features/patients/components/registration-form.tsx';
import { findDraft } from '../../shared/drafts/drafts.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';
import { useOutbox } from '../../shared/outbox/outbox-provider.tsx';
import { useRegisteredAs } from '../../shared/outbox/registered-as.ts';
import { useSession } from '../../shared/session/session.ts';

const caseOf = (patientId: string) => `/patients/${patientId}/request`;

/** Another one asked for is another page. */
export function Component() {
  const [search] = useSearchParams();
  return <Registering key={search.get('waiting')} />;
}

function Registering() {
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
  const isOnItsWay = (localId: string) =>
    outbox.getSnapshot().items.some(({ entry }) => entry.id === localId);
  const [isToDecide] = useState(() => isOnItsWay(asked));
  if (registeredId !== undefined) return <Navigate to={placeFor(registeredId, asked)} replace />;
  return (
    <Page
      title={t('register.title')}
      lead={isToDecide ? '' : t('register.lead')}
      width="narrow"
      back={<BackLink to="/" />}
    >
      <RegistrationForm
        searchedName={search.get('name') ?? ''}
        askedId={findDraft(practitionerId, asked) === undefined ? undefined : asked}
        isToDecide={isToDecide}
        onRegistered={(patientId, localId) =>
          void navigate(placeFor(patientId, localId), { replace: true })
        }
        onWaiting={(localId) => void navigate(caseOf(localId), { replace: true })}
      />
    </Page>
  );
}
