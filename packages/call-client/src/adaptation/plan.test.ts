import fc from 'fast-check';
import { rungAt, soundRung, topRung } from './ladder.ts';
import { planFor, type PlanInput } from './plan.ts';

const shown = { source: 'camera', lines: 720 } as const;
const good: PlanInput = {
  choice: 'auto',
  own: topRung,
  theirBest: topRung,
  theirPoorest: topRung,
  pictures: [shown],
};

test('on good links everything is sent', () => {
  const plan = planFor(good);
  expect(plan).toMatchObject({ profile: 'full', reason: undefined, voice: rungAt(topRung).voice });
  expect(plan.pictures.get('camera')).toEqual({ layers: 3 });
});

test.each([
  ['own-link', { own: soundRung }],
  ['their-link', { theirBest: soundRung }],
  ['own-choice', { choice: 'audio-first' }],
] as const)('a picture that is held back says why: %s', (pauseReason, change) => {
  const plan = planFor({ ...good, ...change });
  expect(plan).toMatchObject({ profile: 'audio-first', reason: pauseReason });
  expect(plan.pictures.get('camera')).toEqual({ layers: 0, pauseReason });
});

test('the poorer of both ends decides, and whoever chose poorer still', () => {
  expect(planFor({ ...good, own: 3, theirBest: 4 })).toMatchObject({
    profile: 'saver',
    reason: 'own-link',
  });
  expect(planFor({ ...good, theirBest: 4, choice: 'saver' }).reason).toBe('own-choice');
});

test('nobody sends what nobody looks at, and nobody is blamed for it', () => {
  const plan = planFor({ ...good, pictures: [{ ...shown, lines: 0 }] });
  expect(plan.pictures.get('camera')).toEqual({ layers: 0 });
});

test('what is shown small is sent small', () => {
  const layers = (lines: number) =>
    planFor({ ...good, pictures: [{ ...shown, lines }] }).pictures.get('camera')?.layers;
  expect([90, 180, 540].map(layers)).toEqual([1, 2, 3]);
});

test('on a poor link the picture that is looked at goes on alone', () => {
  const pictures = [shown, { source: 'secondary-camera', lines: 720 } as const];
  const plan = planFor({ ...good, own: 3, pictures });
  expect(plan.pictures.get('secondary-camera')).toMatchObject({ layers: 1 });
  expect(plan.pictures.get('camera')).toEqual({ layers: 0, pauseReason: 'own-link' });
});

test('a voice suits the poorest who hears it, and a choice about pictures takes nothing from it', () => {
  expect(planFor({ ...good, theirPoorest: soundRung }).voice).toEqual(rungAt(soundRung).voice);
  expect(planFor({ ...good, choice: 'audio-first' }).voice).toEqual(rungAt(topRung).voice);
});

test('while all that goes round is late nobody is to send pictures here, whatever the own way up may carry', () => {
  expect(planFor({ ...good, isChoked: true }).isSparing).toBe(true);
  expect(planFor({ ...good, isChoked: true, choice: 'full' }).isSparing).toBe(false);
  expect(planFor(good).isSparing).toBe(false);
});

test('whoever insists on a picture gets the smallest there is', () => {
  const plan = planFor({ ...good, choice: 'full', own: 0, theirBest: 0 });
  expect(plan.pictures.get('camera')).toMatchObject({ layers: 1 });
});

test('a poorer link never gets more, in frame rate, size or bits', () => {
  const rung = fc.integer({ min: 0, max: topRung });
  fc.assert(
    fc.property(rung, rung, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const cost = (own: number) => {
        const picture = planFor({ ...good, own }).pictures.get('camera');
        const small = picture?.small;
        return [
          picture?.layers ?? 0,
          small?.maxKbps ?? (picture?.layers ? Infinity : 0),
          small?.frameRate ?? (picture?.layers ? Infinity : 0),
          small ? 1 / small.scaleDownBy : 0,
        ];
      };
      const [layersLow = 0, kbpsLow = 0, rateLow = 0] = cost(low);
      const [layersHigh = 0, kbpsHigh = 0, rateHigh = 0] = cost(high);
      expect(layersLow).toBeLessThanOrEqual(layersHigh);
      expect(kbpsLow).toBeLessThanOrEqual(kbpsHigh);
      expect(rateLow).toBeLessThanOrEqual(rateHigh);
    }),
  );
});
