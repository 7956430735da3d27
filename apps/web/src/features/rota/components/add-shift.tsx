import { useState, type SyntheticEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dayAfter, type Specialty } from '@qarib/clinical';
import { Notice, Section, requiredField } from '@qarib/ui';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useRotaChange } from '../hooks/use-rota.ts';
import classes from './rota.module.css';

const problems = ['order', 'too_long', 'over'] as const;

/** Takes a shift. Its end is on the next day whenever its hour is not later than the beginning's. */
export function AddShift({ today }: { readonly today: string }) {
  const { t } = useTranslation(['rota', 'shared']);
  const wordsFor = useErrorWords();
  const { practitioner } = useSession();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [specialty, setSpecialty] = useState<Specialty | undefined>(practitioner.specialties[0]);
  const [day, setDay] = useState(today);
  const [from, setFrom] = useState('20:00');
  const [to, setTo] = useState('08:00');
  const change = useRotaChange(() => setKey(crypto.randomUUID()));
  const issue = change.error && asApiError(change.error).issues[0]?.message;
  const problem = problems.find((it) => it === issue);

  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (specialty === undefined || day === '' || from === '' || to === '') return;
    const lastDay = to > from ? day : dayAfter(day, 1);
    const span = { from: `${day}T${from}`, to: `${lastDay}T${to}` };
    change.mutate({ kind: 'add', body: { idempotencyKey: key, specialty, ...span } });
  }

  return (
    <Section title={t('add.title')}>
      <form className={classes['form']} onSubmit={submit}>
        {practitioner.specialties.length > 1 && (
          <NativeSelect
            label={t('add.specialty')}
            value={specialty ?? ''}
            onChange={({ currentTarget }) =>
              setSpecialty(practitioner.specialties.find((it) => it === currentTarget.value))
            }
            data={practitioner.specialties.map((value) => ({
              value,
              label: t(`shared:specialties.${value}`),
            }))}
          />
        )}
        <TextInput
          type="date"
          label={t('add.day')}
          min={today}
          required
          {...requiredField}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('add.from')}
          required
          {...requiredField}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('add.to')}
          description={to > from ? undefined : t('add.nextDay')}
          required
          {...requiredField}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Button
          type="submit"
          loading={change.isPending}
          leftSection={<Plus size={18} aria-hidden />}
          data-testid="add-shift"
        >
          {t('add.action')}
        </Button>
      </form>
      {change.error && (
        <Notice tone="error">{problem ? t(`add.${problem}`) : wordsFor(change.error)}</Notice>
      )}
    </Section>
  );
}
