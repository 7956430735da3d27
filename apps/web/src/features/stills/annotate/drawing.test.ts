import fc from 'fast-check';
import { annotationShape } from '@qarib/contracts';
import { beginDrawing, drawTo, drawingTools, shapeOf, type Point } from './drawing.ts';

const drawn = (tool: (typeof drawingTools)[number], ...points: readonly Point[]) => {
  const [first = [0, 0], ...rest] = points;
  return shapeOf(rest.reduce(drawTo, beginDrawing(tool, first)));
};

test('an arrow points to where the hand let go, a circle reaches as far', () => {
  expect(drawn('arrow', [0.1, 0.1], [0.3, 0.3], [0.5, 0.2])).toEqual({
    kind: 'arrow',
    from: [0.1, 0.1],
    to: [0.5, 0.2],
  });
  expect(drawn('circle', [0.5, 0.5], [0.6, 0.4])).toEqual({
    kind: 'circle',
    centre: [0.5, 0.5],
    radius: [0.1, 0.1],
  });
});

test('a pen keeps its way, without the points nobody would see', () => {
  expect(drawn('pen', [0.1, 0.1], [0.101, 0.1], [0.2, 0.1], [0.2, 0.3])).toEqual({
    kind: 'pen',
    points: [
      [0.1, 0.1],
      [0.2, 0.1],
      [0.2, 0.3],
    ],
  });
});

test('a tap is no mark', () => {
  for (const tool of drawingTools) expect(drawn(tool, [0.5, 0.5], [0.505, 0.5])).toBeUndefined();
});

test('whatever the hand does, also off the photo, is a mark the server takes or none', () => {
  const anywhere = fc.double({ min: -3, max: 3, noNaN: true });
  const way = fc.array(fc.tuple(anywhere, anywhere), { minLength: 1, maxLength: 600 });
  fc.assert(
    fc.property(fc.constantFrom(...drawingTools), way, (tool, points) => {
      const shape = drawn(tool, ...points);
      if (shape) expect(annotationShape.safeParse(shape).success).toBe(true);
    }),
  );
});
