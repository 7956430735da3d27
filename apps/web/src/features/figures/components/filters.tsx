import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSpecialty, specialties } from '@qarib/clinical';
import { DayRangeFields } from '../../../shared/forms/day-range-fields.tsx';
import { namedPeriod, periodNameOf, periodNames, type FigureView } from '../hooks/figure-view.ts';
import classes from './figures.module.css';

type FiltersProps = {
  readonly view: FigureView;
  readonly today: string;
  readonly show: (change: Partial<FigureView>) => void;
};

/** Which days and which specialty. Native controls: every phone has its own good ones. */
export function Filters({ view, today, show }: FiltersProps) {
  const { t } = useTranslation('figures');
  const { t: shared } = useTranslation('shared');
  const named = periodNameOf(view, today);
  return (
    <form
      className={[classes['filters'], 'no-print'].join(' ')}
      aria-label={t('filters.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <NativeSelect
        label={t('filters.period')}
        value={named ?? 'days'}
        onChange={({ currentTarget: { value } }) => {
          const name = periodNames.find((it) => it === value);
          if (name) show(namedPeriod(name, today));
        }}
        data={[
          ...periodNames.map((value) => ({ value, label: t(`periods.${value}`) })),
          ...(named ? [] : [{ value: 'days', label: t('filters.days') }]),
        ]}
      />
      <DayRangeFields
        range={view}
        labels={{ from: t('filters.from'), to: t('filters.to') }}
        onChange={show}
      />
      <NativeSelect
        label={t('filters.specialty')}
        value={view.specialty ?? ''}
        onChange={({ currentTarget: { value } }) =>
          show({ specialty: isSpecialty(value) ? value : undefined })
        }
        data={[
          { label: t('filters.allSpecialties'), value: '' },
          ...specialties.map((value) => ({ value, label: shared(`specialties.${value}`) })),
        ]}
      />
      {(view.place ?? view.hospitalId) && (
        <Button
          variant="light"
          px="xs"
          onClick={() =>
            show({
              place: undefined,
              placeId: undefined,
              hospitalId: undefined,
              by: 'specialty',
            })
          }
        >
          {t('all')}
        </Button>
      )}
    </form>
  );
}
