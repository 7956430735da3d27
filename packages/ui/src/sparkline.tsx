import classes from './sparkline.module.css';

type Point = { readonly at: number; readonly value: number };

type SparklineProps = {
  /** Oldest first. */
  readonly points: readonly Point[];
  /** What the picture says, for who does not see it. */
  readonly label: string;
};

const width = 120;
const height = 36;
const margin = 4;

const scaled = (value: number, low: number, high: number, size: number) =>
  high === low ? size / 2 : margin + ((value - low) / (high - low)) * (size - 2 * margin);

/** How a value went, in the room of a word: time from left to right in every language, as on a chart. */
export function Sparkline({ points, label }: SparklineProps) {
  const times = points.map(({ at }) => at);
  const values = points.map(({ value }) => value);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const places = points.map(({ at, value }) => ({
    x: scaled(at, first, last, width),
    y: height - scaled(value, low, high, height),
  }));
  const end = places.at(-1);
  return (
    <svg
      className={classes['sparkline']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <polyline
        className={classes['line']}
        points={places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      />
      {end && <circle className={classes['end']} cx={end.x} cy={end.y} r="3" />}
    </svg>
  );
}
