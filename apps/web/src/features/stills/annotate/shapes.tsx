import type { AnnotationDraft, AnnotationShape } from '@qarib/contracts';
import classes from './annotate.module.css';

/** Marks are drawn on a sheet 1000 wide and as high as the photo asks for. */
export const sheetWidth = 1_000;
const headLength = 34;

type ShapeProps = { readonly shape: AnnotationShape; readonly height: number };

type Place = readonly [number, number];

function headOf([fromX, fromY]: Place, [toX, toY]: Place): string {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const side = (turn: number) =>
    [toX - headLength * Math.cos(angle + turn), toY - headLength * Math.sin(angle + turn)].join();
  return `M${side(0.5)} L${toX},${toY} L${side(-0.5)}`;
}

function Shape({ shape, height }: ShapeProps) {
  const at = ([x, y]: Place): Place => [x * sheetWidth, y * height];
  switch (shape.kind) {
    case 'pen':
      return <polyline points={shape.points.map((point) => at(point).join()).join(' ')} />;
    case 'arrow': {
      const [from, to] = [at(shape.from), at(shape.to)];
      return <path d={`M${from.join()} L${to.join()} ${headOf(from, to)}`} />;
    }
    case 'circle': {
      const [[x, y], [radiusX, radiusY]] = [at(shape.centre), at(shape.radius)];
      return <ellipse cx={x} cy={y} rx={radiusX} ry={radiusY} />;
    }
    case 'text': {
      const [x, y] = at(shape.at);
      // Near an edge words run back into the photo.
      const anchor = shape.at[0] > 0.6 ? 'end' : 'start';
      return (
        <text x={x} y={y} textAnchor={anchor}>
          {shape.text}
        </text>
      );
    }
  }
}

type MarkProps = Pick<AnnotationDraft, 'colour' | 'shape'> & {
  readonly height: number;
  /** The server does not have it yet. */
  readonly isWaiting?: boolean;
};

/** A mark with a dark edge under it, so that it shows on skin, on white and on black. */
export function Mark({ colour, shape, height, isWaiting }: MarkProps) {
  return (
    <g
      className={classes['mark']}
      data-colour={colour}
      data-kind={shape.kind}
      data-waiting={isWaiting || undefined}
      data-testid="mark"
    >
      <g className={classes['edge']}>
        <Shape shape={shape} height={height} />
      </g>
      <g className={classes['ink']}>
        <Shape shape={shape} height={height} />
      </g>
    </g>
  );
}
