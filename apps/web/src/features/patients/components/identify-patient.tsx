import { lazy, Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { QrCode, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PatientIdentification } from '@qarib/contracts';
import { EmptyState, LoadingState, Notice, Section } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { IdentifyByName, IdentifyByNumber } from './identify-forms.tsx';
import { MatchRow } from './match-row.tsx';
import classes from './match.module.css';

const CardScanner = lazy(() =>
  import('../scan/card-scanner.tsx').then((module) => ({ default: module.CardScanner })),
);

function Scan({ onIdentified }: { onIdentified: (it: PatientIdentification) => void }) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  const [isScanning, setIsScanning] = useState(false);
  return (
    <Section title={t('identify.card')}>
      {isScanning ? (
        <Suspense fallback={<LoadingState label={shared('app.loading')} rows={1} />}>
          <CardScanner
            onIdentified={(identification) => {
              setIsScanning(false);
              onIdentified(identification);
            }}
          />
        </Suspense>
      ) : (
        <div>
          <Button
            leftSection={<QrCode size={20} aria-hidden="true" />}
            onClick={() => setIsScanning(true)}
          >
            {t('identify.scan')}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** Somebody of any site, named as only who has them there can: by card, number, or name and birth date. */
export function IdentifyPatient() {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const find = useMutation({
    mutationFn: (identification: PatientIdentification) =>
      api.call('identifyPatient', { body: { identification } }),
  });
  const { data, variables } = find;
  const look = (identification: PatientIdentification) => find.mutate(identification);
  return (
    <>
      {find.isError && <Notice tone="error">{wordsFor(find.error)}</Notice>}
      <div aria-live="polite">
        {data && (
          <Section title={t('identify.found')}>
            {data.patients.length === 0 ? (
              <EmptyState title={t('identify.none')} text={t('identify.noneText')}>
                <Button
                  component={Link}
                  to="/patients/new"
                  variant="light"
                  leftSection={<UserPlus size={20} aria-hidden="true" />}
                >
                  {t('find.register')}
                </Button>
              </EmptyState>
            ) : (
              <ul className={classes['matches']}>
                {data.patients.map((match) => (
                  <MatchRow key={match.id} match={match} identification={variables} />
                ))}
              </ul>
            )}
          </Section>
        )}
      </div>
      <Scan onIdentified={look} />
      <IdentifyByNumber isPending={find.isPending} onIdentified={look} />
      <IdentifyByName isPending={find.isPending} onIdentified={look} />
    </>
  );
}
