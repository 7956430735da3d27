import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { breakdownsOf } from '@qarib/clinical';
import type { FigureRow, Figures } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import type { FigureView } from '../hooks/figure-view.ts';
import {
  colourOf,
  isTooSmall,
  mapFigures,
  mapValue,
  strengthOf,
  type MapFigure,
} from '../hooks/map-scale.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import type { CatalogueProvince } from '../hooks/use-provinces.ts';
import { ProvinceTable, type ProvinceRow } from './province-table.tsx';
import { TileMap } from './tile-map.tsx';
import classes from './figures.module.css';

type ProvinceMapProps = {
  readonly figures: Figures;
  readonly provinces: readonly CatalogueProvince[];
  readonly searchOf: (change: Partial<FigureView>) => string;
};

/** One figure of each province: as a map, and as the table behind it. */
export function ProvinceMap({ figures, provinces, searchOf }: ProvinceMapProps) {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  const language = useLanguage();
  const [figure, setFigure] = useState<MapFigure>('requested');
  const rowOf = new Map(figures.rows.map((row) => [row.value, row]));
  const values = figures.rows.map((row) => mapValue(figure, row) ?? 0).filter(Number.isFinite);
  const most = Math.max(0, ...values);
  const by = breakdownsOf('province')[0] ?? 'specialty';
  const rows = provinces.map(({ code, display }): ProvinceRow => {
    const row = rowOf.get(code) ?? nothing(code);
    const value = mapValue(figure, row);
    const search = searchOf({ place: 'province', placeId: code, by });
    return {
      provinceId: code,
      name: display[language],
      value,
      isHidden: isTooSmall(figure, row),
      among: words.valueOf(figure, row.counts).among,
      text: value === undefined ? undefined : words.written(figure, value),
      strength: strengthOf(value, most),
      link: `/figures?${search}`,
    };
  });
  return (
    <Section title={words.nameOf(figure)}>
      <NativeSelect
        className={[classes['by'], 'no-print'].join(' ')}
        label={t('map.figure')}
        value={figure}
        onChange={({ currentTarget: { value } }) => {
          const chosen = mapFigures.find((it) => it === value);
          if (chosen) setFigure(chosen);
        }}
        data={mapFigures.map((value) => ({ value, label: words.nameOf(value) }))}
      />
      <p className={classes['note']}>{words.definitionOf(figure)}</p>
      <div className={classes['mapAndTable']}>
        <TileMap
          colour={colourOf(figure)}
          label={t('map.title')}
          tiles={rows.map((row) => ({ ...row, text: row.isHidden ? '·' : (row.text ?? '–') }))}
        />
        <ProvinceTable rows={rows} figure={words.nameOf(figure)} />
      </div>
      <p className={classes['note']}>{t('map.note')}</p>
    </Section>
  );
}

/** A province in which nobody asked is on the map all the same. */
const nothing = (value: string): FigureRow => ({ value, counts: {}, hidden: [] });
