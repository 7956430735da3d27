import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { referralEventsFor, type Actor, type ReferralEvent } from '@qarib/clinical';
import type { Practitioner, Referral } from '@qarib/contracts';
import { ConfirmDialog, Notice, PatientLine } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useSession } from '../../../shared/session/session.ts';
import classes from './referrals.module.css';

const actorOf = ({ id, role, facility, specialties }: Practitioner): Actor => ({
  practitionerId: id,
  role,
  facilityId: facility.id,
  regionId: facility.regionId,
  specialties,
});

/** What has happened so far, each step with who saw it and when. */
function Timeline({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation('referrals');
  const format = useFormat();
  return (
    <ol className={classes['timeline']}>
      {referral.timeline.map(({ state, at, by, remark }) => (
        <li key={`${state}-${at}`} data-state={state}>
          <strong>{t(`states.${state}`)}</strong>{' '}
          <span className={classes['soft']}>
            {t('step', { time: format.dateTime(at), name: by.name })}
          </span>
          {remark && (
            <span className={classes['remark']} dir="auto">
              {remark}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The steps this person can tell. Each asks once, and takes a remark. */
function Steps({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation(['referrals', 'shared']);
  const { practitioner } = useSession();
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [asked, setAsked] = useState<ReferralEvent>();
  const [remark, setRemark] = useState('');
  const { id, version, facility } = referral;
  const tell = useMutation({
    mutationFn: (event: ReferralEvent) =>
      api.call('moveReferral', { params: { id }, body: { version, event, remark } }),
    onSuccess: () => {
      setAsked(undefined);
      setRemark('');
    },
    // Told by another meanwhile, or told: either way it is shown as it is now.
    onSettled: () => readAgain(client, 'listReferrals'),
  });
  const facts = {
    state: referral.state,
    facilityId: facility.id,
    practitionerId: referral.practitioner.id,
    acceptingFacilityId: referral.acceptingFacilityId,
  };
  const events = referralEventsFor(actorOf(practitioner), facts);
  return (
    <div className={classes['actions']}>
      {events.map((event, place) => (
        <Button
          key={event}
          variant={place === 0 ? 'filled' : 'default'}
          onClick={() => setAsked(event)}
          data-testid={`referral-${event}`}
        >
          {t(`events.${event}`)}
        </Button>
      ))}
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={asked ? t(`events.${asked}`) : ''}
        confirmLabel={t('confirm')}
        cancelLabel={t('shared:actions.cancel')}
        isDangerous={asked === 'cancel'}
        isPending={tell.isPending}
        onConfirm={() => {
          if (asked) tell.mutate(asked);
        }}
        onClose={() => setAsked(undefined)}
      >
        <TextInput
          label={t('remark')}
          value={remark}
          maxLength={500}
          dir="auto"
          onChange={({ currentTarget }) => setRemark(currentTarget.value)}
        />
        {tell.error && <Notice tone="error">{wordsFor(tell.error)}</Notice>}
      </ConfirmDialog>
    </div>
  );
}

/** One patient on the way to a hospital. */
export function ReferralCard({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation(['referrals', 'note']);
  const words = useCaseWords();
  const { patient, kind, urgency, acceptingFacilityName, reason, facility } = referral;
  return (
    <li className={classes['card']} data-urgency={urgency} data-testid="referral">
      <Link to={`/consultations/${referral.consultationId}`} className={classes['patient']}>
        <PatientLine
          name={patient.name}
          facts={[words.personLine(patient), words.siteName(facility)]}
        />
      </Link>
      <p className={classes['where']}>
        <strong>
          {t(`note:kinds.${kind}`)} · {t(`note:urgencies.${urgency}`)}
        </strong>
        <span dir="auto">{t('to', { facility: acceptingFacilityName })}</span>
        <span className={classes['soft']} dir="auto">
          {reason}
        </span>
      </p>
      <Timeline referral={referral} />
      <Steps referral={referral} />
    </li>
  );
}
