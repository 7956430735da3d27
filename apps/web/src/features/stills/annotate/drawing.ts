import type { AnnotationShape } from '@qarib/contracts';

export const drawingTools = ['pen', 'arrow', 'circle'] as const;
export type DrawingTool = (typeof drawingTools)[number];
/** Words are typed, not drawn. */
export type Tool = DrawingTool | 'text';

/** Shares of the photo's width and height. */
export type Point = readonly [number, number];

/** A mark that is being made. */
export type Drawing = { readonly tool: DrawingTool; readonly points: readonly Point[] };

/** Closer together than this nobody sees it, and it would have to be sent. */
const nearby = 0.004;
/** Smaller than this it was a tap, not a mark. */
const smallest = 0.012;
const mostPoints = 400;

const within = (share: number) => Math.min(1, Math.max(0, Math.round(share * 10_000) / 10_000));
const distance = ([x, y]: Point, [otherX, otherY]: Point) => Math.hypot(x - otherX, y - otherY);

export const pointWithin = ([x, y]: Point): [number, number] => [within(x), within(y)];

export function beginDrawing(tool: DrawingTool, at: Point): Drawing {
  return { tool, points: [pointWithin(at)] };
}

export function drawTo(drawing: Drawing, at: Point): Drawing {
  const next = pointWithin(at);
  const { tool, points } = drawing;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || distance(last, next) < nearby) return drawing;
  if (tool !== 'pen') return { tool, points: [first, next] };
  // A line that goes on for ever keeps its end where the hand is.
  const kept = points.length < mostPoints ? points : points.slice(0, -1);
  return { tool, points: [...kept, next] };
}

/** The mark, or nothing where it was hardly one. */
export function shapeOf({ tool, points }: Drawing): AnnotationShape | undefined {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to || points.length < 2) return undefined;
  if (points.every((point) => distance(from, point) < smallest)) return undefined;
  switch (tool) {
    case 'pen':
      return { kind: 'pen', points: points.map(([x, y]) => [x, y]) };
    case 'arrow':
      return { kind: 'arrow', from: [...from], to: [...to] };
    case 'circle':
      return { kind: 'circle', centre: [...from], radius: radiusOf(from, to) };
  }
}

const radiusOf = ([x, y]: Point, [toX, toY]: Point): [number, number] => [
  Math.max(smallest, within(Math.abs(toX - x))),
  Math.max(smallest, within(Math.abs(toY - y))),
];
