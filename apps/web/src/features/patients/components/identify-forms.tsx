import { useState, type SyntheticEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  healthCardNumber,
  nationalId,
  patientIdentification,
  type PatientIdentification,
} from '@qarib/contracts';
import {
  DateField,
  isoDateOf,
  isWholeDate,
  requiredField,
  Section,
  westernDigits,
} from '@qarib/ui';
import classes from './match.module.css';

type IdentifyProps = {
  readonly isPending: boolean;
  readonly onIdentified: (identification: PatientIdentification) => void;
};

function numberIn(typed: string): PatientIdentification | undefined {
  const number = westernDigits(typed).replaceAll(/[\s.-]/g, '');
  const card = healthCardNumber.safeParse(number);
  if (card.success) return { by: 'health-card', healthCardNumber: card.data };
  const identity = nationalId.safeParse(number);
  return identity.success ? { by: 'national-id', nationalId: identity.data } : undefined;
}

function SearchButton({ isPending }: Pick<IdentifyProps, 'isPending'>) {
  const { t } = useTranslation('patients');
  return (
    <div>
      <Button
        type="submit"
        variant="light"
        loading={isPending}
        leftSection={<Search size={18} aria-hidden="true" />}
      >
        {t('identify.search')}
      </Button>
    </div>
  );
}

export function IdentifyByNumber({ isPending, onIdentified }: IdentifyProps) {
  const { t } = useTranslation('patients');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const identification = numberIn(typed);
    setIsWrong(!identification);
    if (identification) onIdentified(identification);
  }
  return (
    <Section title={t('identify.byNumber')}>
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('identify.number')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={isWrong ? t('identify.wrongNumber') : undefined}
          autoComplete="off"
          maxLength={20}
          dir="ltr"
        />
        <SearchButton isPending={isPending} />
      </form>
    </Section>
  );
}

const noDate = { day: '', month: '', year: '' };

export function IdentifyByName({ isPending, onIdentified }: IdentifyProps) {
  const { t } = useTranslation('patients');
  const [name, setName] = useState({ familyName: '', givenName: '' });
  const [birth, setBirth] = useState(noDate);
  const [isTried, setIsTried] = useState(false);
  const asked = patientIdentification.safeParse({
    identification: { by: 'name', ...name, birthDate: isoDateOf(birth) },
  });
  const wrong = new Set(isTried ? asked.error?.issues.map(({ path }) => path.at(-1)) : []);
  const dateError = t(isWholeDate(birth) ? 'identify.noSuchDate' : 'identify.wrongDate');
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    setIsTried(true);
    if (asked.success) onIdentified(asked.data.identification);
  }
  const fields = ['familyName', 'givenName'] as const;
  return (
    <Section title={t('identify.byName')}>
      <form className={classes['form']} onSubmit={submit} noValidate>
        <div className={classes['pair']}>
          {fields.map((field) => (
            <TextInput
              key={field}
              label={t(`register.${field}`)}
              {...requiredField}
              value={name[field]}
              onChange={({ currentTarget: { value } }) => setName({ ...name, [field]: value })}
              error={wrong.has(field) ? t(`register.wrong.${field}`) : undefined}
              autoComplete="off"
              maxLength={80}
              dir="auto"
            />
          ))}
        </div>
        <DateField
          legend={t('register.birthDate')}
          labels={{
            day: t('register.day'),
            month: t('register.month'),
            year: t('register.year'),
          }}
          value={birth}
          onChange={setBirth}
          error={wrong.has('birthDate') ? dateError : undefined}
          isRequired
        />
        <SearchButton isPending={isPending} />
      </form>
    </Section>
  );
}
