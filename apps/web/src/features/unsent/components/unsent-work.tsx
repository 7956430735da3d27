import { useState } from 'react';
import { Button } from '@mantine/core';
import { HardDrive, PenLine, RotateCw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { ConfirmDialog, Section } from '@qarib/ui';
import { useUnsent, type Unsent } from '../hooks/use-unsent.ts';
import classes from './unsent-work.module.css';

type UnsentWorkProps = { readonly consultations: readonly ConsultationSummary[] };

/** What lies on this device and nobody else has: to be gone on with, sent again or deleted. */
export function UnsentWork({ consultations }: UnsentWorkProps) {
  const { t } = useTranslation('unsent');
  const all = useUnsent(consultations);
  const [asked, setAsked] = useState<Unsent>();
  if (all.length === 0) return null;
  return (
    <Section title={t('title')}>
      <p className={classes['lead']}>
        <HardDrive size={18} aria-hidden="true" />
        {t('lead')}
      </p>
      <ul className={classes['list']} aria-label={t('title')}>
        {all.map((unsent) => (
          <UnsentRow key={unsent.key} unsent={unsent} onDelete={() => setAsked(unsent)} />
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={t('deleteTitle')}
        confirmLabel={t('delete')}
        cancelLabel={t('keep')}
        isDangerous
        onConfirm={() => {
          asked?.drop();
          setAsked(undefined);
        }}
        onClose={() => setAsked(undefined)}
      >
        {asked && t('deleteText', { what: labelOf(asked) })} {asked?.goesAlong}
      </ConfirmDialog>
    </Section>
  );
}

const labelOf = ({ what, name }: Unsent) => (name === '' ? what : `${what} · ${name}`);

type RowProps = { readonly unsent: Unsent; readonly onDelete: () => void };

function UnsentRow({ unsent, onDelete }: RowProps) {
  const { t } = useTranslation('unsent');
  const { name, what, amount, state, isDraft, isWaiting, address, sendAgain } = unsent;
  const label = { what: labelOf(unsent) };
  return (
    <li className={classes['row']} data-testid="unsent">
      <div className={classes['words']}>
        <strong>
          <bdi>{name || t('someone')}</bdi>
        </strong>
        <span className={classes['facts']}>
          {[what, amount, state].filter((fact) => fact !== undefined).join(' · ')}
        </span>
      </div>
      <div className={classes['actions']}>
        {sendAgain && (
          <Button
            leftSection={<RotateCw size={18} aria-hidden="true" />}
            aria-label={t(isWaiting ? 'nowLabel' : 'againLabel', label)}
            onClick={sendAgain}
          >
            {t(isWaiting ? 'now' : 'again')}
          </Button>
        )}
        <Button
          component={Link}
          to={address}
          variant={isDraft ? 'filled' : 'default'}
          leftSection={isDraft ? <PenLine size={18} aria-hidden="true" /> : undefined}
          aria-label={t(isDraft ? 'continueLabel' : 'openLabel', label)}
        >
          {t(isDraft ? 'continue' : 'open')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          leftSection={<Trash2 size={18} aria-hidden="true" />}
          aria-label={t('deleteLabel', label)}
          onClick={onDelete}
        >
          {t('delete')}
        </Button>
      </div>
    </li>
  );
}
