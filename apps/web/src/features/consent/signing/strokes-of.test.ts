import { signature, signatureBox } from '@qarib/contracts';
import { strokesOf } from './strokes-of.ts';

const line = (points: number) => ({
  points: Array.from({ length: points }, (_, at) => ({
    x: at * 0.5,
    y: 50 + Math.sin(at / 9) * 30,
  })),
});

test('a signature is sent in whole units of the pad, and in a few kilobytes', () => {
  const drawn = [line(400), line(300), { points: [{ x: 400, y: 20 }] }];
  const strokes = strokesOf(drawn, { width: 450, height: 150 });
  expect(signature.safeParse({ strokes }).success).toBe(true);
  expect(JSON.stringify(strokes).length).toBeLessThan(5_000);
});

test('what was drawn over the edge is kept at the edge', () => {
  const strokes = strokesOf(
    [
      {
        points: [
          { x: -4, y: 10 },
          { x: 9_000, y: 900 },
        ],
      },
    ],
    {
      width: 600,
      height: 200,
    },
  );
  expect(strokes).toEqual([[0, 10, signatureBox.width, signatureBox.height]]);
});

test('a slip of the finger is no signature', () => {
  const strokes = strokesOf(
    [
      {
        points: [
          { x: 10, y: 10 },
          { x: 14, y: 12 },
        ],
      },
    ],
    {
      width: 600,
      height: 200,
    },
  );
  expect(signature.safeParse({ strokes }).success).toBe(false);
});
