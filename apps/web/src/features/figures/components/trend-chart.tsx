import { useMediaQuery } from '@mantine/hooks';
import { AxisBottom, AxisLeft, AxisRight } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { Figures } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { directionOf } from '../../../shared/i18n/i18n.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

/** Letters keep their size on a phone, where fewer of them fit. */
const sizes = {
  phone: { width: 320, height: 220, mostLabels: 2 },
  desk: { width: 720, height: 240, mostLabels: 6 },
};
const margin = { block: 12, foot: 30, axis: 48, end: 12 };
/** Each is part of the one before it, so that they stand in one bar. */
const layers = ['requested', 'answered', 'completed'] as const;

type TrendChartProps = { readonly figures: Figures; readonly label: string };

/** Time runs the way the language reads: in Arabic from right to left, with the axis on the right. */
export function TrendChart({ figures: { rows, step }, label }: TrendChartProps) {
  const words = useFigureWords();
  const format = useFormat();
  const { mostLabels, ...size } = useMediaQuery('(max-width: 39.99em)') ? sizes.phone : sizes.desk;
  const isRtl = directionOf(useLanguage()) === 'rtl';
  const start = isRtl ? size.width - margin.axis : margin.axis;
  const end = isRtl ? margin.end : size.width - margin.end;
  const floor = size.height - margin.foot;
  const values = rows.map(({ value }) => value);
  const highest = Math.max(4, ...rows.map(({ counts }) => counts.requested ?? 0));
  const x = scaleBand({ domain: values, range: [start, end], padding: 0.25 });
  const y = scaleLinear({ domain: [0, highest], range: [floor, margin.block], nice: true });
  const every = Math.ceil(values.length / mostLabels);
  const nameOf = (value: string) =>
    words.rowName('period', { value, counts: {}, hidden: [] }, step);
  const axis = {
    scale: y,
    left: start,
    numTicks: 4,
    hideTicks: true,
    axisLineClassName: classes['axis'] ?? '',
    tickFormat: (value: { valueOf(): number }) => format.number(value.valueOf()),
  };
  return (
    <figure className={classes['chart']} dir="ltr">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
        {layers.flatMap((layer) =>
          rows.map(({ value, counts }) => {
            const top = y(counts[layer] ?? 0);
            return (
              <Bar
                key={`${layer} ${value}`}
                className={classes[layer] ?? ''}
                x={x(value) ?? 0}
                y={top}
                width={x.bandwidth()}
                height={floor - top}
              />
            );
          }),
        )}
        {isRtl ? <AxisRight {...axis} /> : <AxisLeft {...axis} />}
        <AxisBottom
          scale={x}
          top={floor}
          hideTicks
          axisLineClassName={classes['axis'] ?? ''}
          tickValues={values.filter((_, at) => at % every === 0)}
          tickFormat={nameOf}
        />
      </svg>
      <figcaption className={classes['legend']} dir={isRtl ? 'rtl' : 'ltr'}>
        {layers.map((layer) => (
          <span key={layer}>
            <i className={classes[layer]} aria-hidden="true" />
            {words.nameOf(layer)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
