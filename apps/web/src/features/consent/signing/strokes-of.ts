import { signatureBox, type Signature } from '@qarib/contracts';

type Point = { readonly x: number; readonly y: number };
type Stroke = { readonly points: readonly Point[] };
type Size = { readonly width: number; readonly height: number };

/** Nearer to the one before than this, in units of the box, a point adds nothing to see. */
const nearest = 2;

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));

/** What was drawn on a canvas of that size, as it is sent: whole numbers, without points on top of each other. */
export function strokesOf(drawn: readonly Stroke[], size: Size): Signature['strokes'] {
  const scale = Math.min(signatureBox.width / size.width, signatureBox.height / size.height);
  return drawn
    .map(({ points }) => {
      const stroke: number[] = [];
      for (const point of points) {
        const x = clamp(point.x * scale, signatureBox.width);
        const y = clamp(point.y * scale, signatureBox.height);
        const [lastX, lastY] = stroke.slice(-2);
        const isFirst = lastX === undefined || lastY === undefined;
        if (isFirst || Math.hypot(x - lastX, y - lastY) >= nearest) stroke.push(x, y);
      }
      return stroke;
    })
    .filter(({ length }) => length > 0);
}
