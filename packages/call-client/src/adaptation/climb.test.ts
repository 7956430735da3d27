import fc from 'fast-check';
import { climbFrom, climbTimings, resumed, step, type Climb, type WayReading } from './climb.ts';
import { firstPictureRung, ladder, soundRung, topRung } from './ladder.ts';

const tickMs = 500;
const plenty: WayReading = { kbps: 1_000, queueMs: 0 };
const poor: WayReading = { kbps: 30, queueMs: 0 };

/** The climb after so many milliseconds of the same reading. */
function after(climb: Climb, reading: WayReading, forMs: number, startMs = 0): Climb {
  let now = climb;
  for (let ms = startMs + tickMs; ms <= startMs + forMs; ms += tickMs) now = step(now, reading, ms);
  return now;
}

const atTop = climbFrom(topRung, 0);
const withoutPicture = climbFrom(soundRung, 0);

test('behind a queue of more than a second no picture is small enough, nor a voice thin enough', () => {
  expect(after(atTop, { kbps: 1_000, queueMs: 1_200 }, 1_000).rung).toBe(0);
  const voiceAlone = climbFrom(soundRung, 0);
  expect(after(voiceAlone, { kbps: 1_000, queueMs: 1_200 }, 1_000).rung).toBe(0);
});

test('on a way that is gone nothing but the thinnest voice is tried, however short a climb is ago', () => {
  const climbed = { ...atTop, raisedMs: 0 };
  expect(after(climbed, { kbps: 1_000, queueMs: 0, isGone: true }, tickMs).rung).toBe(0);
});

test('a picture that chokes the voice is gone within a second', () => {
  expect(after(atTop, { kbps: 60, queueMs: 0 }, 1_000).rung).toBe(soundRung);
});

test('an estimate that collapses takes the voice to its thinnest first, and lets it grow from there', () => {
  const collapsed = after(atTop, poor, 1_000);
  expect(collapsed.rung).toBe(0);
  expect(after(collapsed, poor, 5_000, 1_000).rung).toBe(soundRung);
});

test('one that is merely too good gets smaller once that is no passing thing', () => {
  const tight = { kbps: 120, queueMs: 0 };
  expect(after(atTop, tight, 1_000).rung).toBe(topRung);
  expect(after(atTop, tight, 2_500).rung).toBe(3);
});

test('a long queue counts whatever the estimate says', () => {
  expect(after(atTop, { kbps: 1_000, queueMs: 900 }, 2_500).rung).toBe(topRung - 1);
});

test('sound alone proves no room for a picture, and a measure does at once: for a small one first', () => {
  expect(after(withoutPicture, plenty, 60_000).rung).toBe(soundRung);
  const measured = { kbps: 40, measuredKbps: 384, queueMs: 0 };
  const returned = after(withoutPicture, measured, tickMs);
  expect(returned.rung).toBe(topRung - 1);
  expect(after(returned, { kbps: 40, queueMs: 0 }, 3_000, tickMs).rung).toBe(topRung);
});

test('a measure is believed while the estimate grows, unless a queue denies it', () => {
  const measured = { kbps: 40, measuredKbps: 384, queueMs: 0 };
  const climbed = after(withoutPicture, measured, tickMs);
  const growing = { kbps: 50, queueMs: 0 };
  expect(after(climbed, growing, 20_000, tickMs).rung).toBe(topRung);
  expect(after(climbed, { ...growing, queueMs: 400 }, 6_000, tickMs).rung).toBeLessThanOrEqual(
    soundRung,
  );
});

test('a path that has just changed has no estimate, which is no word for or against', () => {
  const unknown = { kbps: undefined, queueMs: 0 };
  expect(after(atTop, unknown, 10_000).rung).toBe(topRung);
  expect(after(withoutPicture, unknown, 10_000).rung).toBe(soundRung);
});

test('where nothing tells of room, a voice that is as thin as can be is given more from time to time', () => {
  const untold = { kbps: undefined, queueMs: 0 };
  const thinnest = climbFrom(0, 0);
  expect(after(thinnest, untold, climbTimings.steadyMs - tickMs).rung).toBe(0);
  expect(after(thinnest, untold, climbTimings.steadyMs + tickMs).rung).toBe(soundRung);
  expect(after(thinnest, { ...untold, queueMs: 400 }, 60_000).rung).toBe(0);
});

test('after a cut a picture starts small, and an estimate of the cut does not take it away again', () => {
  const back = resumed(atTop, 60_000);
  expect(back.rung).toBe(firstPictureRung);
  expect(after(back, { kbps: 10, queueMs: 0 }, climbTimings.settleMs - tickMs, 60_000).rung).toBe(
    firstPictureRung,
  );
  expect(resumed(withoutPicture, 60_000).rung).toBe(soundRung);
});

test('an estimate that cannot grow beyond what is sent is tried out', () => {
  const small = climbFrom(firstPictureRung, 0);
  const growing = { kbps: ladder[firstPictureRung].needKbps * 1.3, queueMs: 0 };
  expect(after(small, growing, climbTimings.steadyMs - tickMs).rung).toBe(firstPictureRung);
  expect(after(small, growing, climbTimings.steadyMs).rung).toBe(firstPictureRung + 1);
});

test('each climb for nothing makes the next one come later, up to a minute', () => {
  const choking = { kbps: 30, queueMs: 900 };
  const lying = { kbps: 30, measuredKbps: 200, queueMs: 0 };
  let climb = withoutPicture;
  let ms = 0;
  const climbedMs: number[] = [];
  while (ms < 600_000) {
    ms += tickMs;
    const next = step(climb, climb.rung <= soundRung ? lying : choking, ms);
    if (next.rung > climb.rung) climbedMs.push(ms);
    climb = next;
  }
  const gaps = climbedMs.slice(1).map((at, index) => at - (climbedMs[index] ?? 0));
  expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
  expect(gaps.at(-1)).toBeGreaterThanOrEqual(climbTimings.longestPatienceMs);
  expect(gaps.at(-1)).toBeLessThan(climbTimings.longestPatienceMs + 10_000);
});

describe('whatever a link does', () => {
  const reading = fc.record({
    kbps: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
    measuredKbps: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
    queueMs: fc.integer({ min: 0, max: 3_000 }),
  });
  const readings = fc.array(reading, { minLength: 1, maxLength: 400 });

  test('it stays on the ladder', () => {
    fc.assert(
      fc.property(readings, (all) => {
        let climb = atTop;
        all.forEach((one, index) => {
          climb = step(climb, one, index * tickMs);
          expect(climb.rung).toBeGreaterThanOrEqual(0);
          expect(climb.rung).toBeLessThanOrEqual(topRung);
        });
      }),
    );
  });

  test('a picture never flickers: once it has come it stays for the time it takes to settle', () => {
    fc.assert(
      fc.property(readings, (all) => {
        let climb = withoutPicture;
        let cameMs: number | undefined;
        all.forEach((one, index) => {
          const ms = index * tickMs;
          const next = step(climb, one, ms);
          const [had, has] = [climb.rung, next.rung].map((rung) => rung >= firstPictureRung);
          if (!had && has) cameMs = ms;
          if (had && !has && cameMs !== undefined)
            expect(ms - cameMs).toBeGreaterThanOrEqual(climbTimings.settleMs);
          climb = next;
        });
      }),
    );
  });

  test('on a good one everything is back, however bad it was before', () => {
    fc.assert(
      fc.property(readings, (all) => {
        let climb = atTop;
        all.forEach((one, index) => (climb = step(climb, one, index * tickMs)));
        const good = { kbps: 1_000, measuredKbps: 1_000, queueMs: 0 };
        expect(after(climb, good, 120_000, all.length * tickMs).rung).toBe(topRung);
      }),
    );
  });
});
