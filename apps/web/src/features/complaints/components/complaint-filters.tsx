import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { complaintChannels, isCaseNumber, normalizeCaseNumber } from '@qarib/clinical';
import type { EndpointInput } from '@qarib/contracts';
import { ChoiceChips } from '@qarib/ui';
import classes from './complaints.module.css';

type Query = EndpointInput<'listComplaints'>['query'];

const views = {
  open: { state: 'open' },
  mine: { state: 'open', owner: 'me' },
  nobody: { state: 'open', owner: 'nobody' },
  overdue: { due: 'overdue' },
  answered: { state: 'answered' },
  closed: { state: 'closed' },
  all: {},
} as const satisfies Record<string, Query>;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];
const isView = (text: string | null): text is View => viewNames.some((name) => name === text);

/** What an address asks for; whatever it says that nobody knows asks for nothing. */
export function complaintQueryOf(address: URLSearchParams): Query {
  const show = address.get('show');
  const channel = complaintChannels.find((it) => it === address.get('channel'));
  const number = normalizeCaseNumber(address.get('number') ?? '');
  if (isCaseNumber(number)) return { number };
  const after = address.get('after') ?? undefined;
  return { ...views[isView(show) ? show : 'open'], channel, after };
}

type Props = {
  readonly address: URLSearchParams;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
};

/** Filters are in the address, so that a view can be kept and sent. */
export function ComplaintFilters({ address, onChange }: Props) {
  const { t } = useTranslation('complaints');
  const [number, setNumber] = useState(address.get('number') ?? '');
  const show = address.get('show');
  const digits = normalizeCaseNumber(number);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onChange({ number: digits });
  };
  return (
    <div className={classes['filters']}>
      <ChoiceChips
        legend={t('filters.show')}
        choices={viewNames.map((value) => ({ value, label: t(`views.${value}`) }))}
        value={isView(show) ? show : 'open'}
        onChange={(value) => onChange({ show: value, number: '' })}
      />
      <ChoiceChips
        legend={t('filters.channel')}
        choices={complaintChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={complaintChannels.find((it) => it === address.get('channel')) ?? ''}
        onChange={(channel) => onChange({ channel })}
        onClear={() => onChange({ channel: '' })}
      />
      <form className={classes['actions']} onSubmit={search}>
        <TextInput
          aria-label={t('number')}
          placeholder={t('number')}
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          error={digits.length >= 9 && !isCaseNumber(digits) && t('follow.wrongNumber')}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
        />
        <Button type="submit" variant="light" disabled={digits !== '' && !isCaseNumber(digits)}>
          {t('filters.find')}
        </Button>
      </form>
    </div>
  );
}
