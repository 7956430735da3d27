import fc from 'fast-check';
import { doOverlap, dutyOf, pressed, shiftProblem } from './on-call.ts';

const at = (time: string) => new Date(`2026-03-09T${time}:00Z`);
const night = { from: at('20:00'), to: new Date('2026-03-10T08:00:00Z') };
const off = { isOnCall: false };

describe('who is on call', () => {
  test('is whoever has a shift now, from its beginning and not at its end', () => {
    expect(dutyOf(off, [night], at('19:59')).isOnCall).toBe(false);
    expect(dutyOf(off, [night], night.from)).toEqual({
      isOnCall: true,
      shiftUntil: night.to,
      changesAt: night.to,
    });
    expect(dutyOf(off, [night], night.to).isOnCall).toBe(false);
  });

  test('is also whoever pressed the button, until it is pressed again', () => {
    const button = pressed(true, dutyOf(off, [], at('10:00')), off);
    expect(dutyOf(button, [], at('23:00')).isOnCall).toBe(true);
  });

  test('is not who went off in a shift, and is again in the next one', () => {
    const next = { from: night.to, to: new Date('2026-03-10T20:00:00Z') };
    const button = pressed(false, dutyOf(off, [night, next], at('22:00')), off);
    expect(dutyOf(button, [night, next], at('23:00')).isOnCall).toBe(false);
    expect(dutyOf(button, [night, next], night.to).isOnCall).toBe(true);
  });

  test('ends with the shift for who came back within it', () => {
    const away = pressed(false, dutyOf(off, [night], at('22:00')), off);
    const back = pressed(true, dutyOf(away, [night], at('22:30')), away);
    expect(dutyOf(back, [night], at('23:00')).isOnCall).toBe(true);
    expect(dutyOf(back, [night], night.to).isOnCall).toBe(false);
  });

  test('is what the button was just told, whatever it said before', () => {
    const instant = fc.integer({ min: 0, max: 100 }).map((hours) => new Date(hours * 3_600_000));
    const span = fc
      .tuple(instant, fc.integer({ min: 1, max: 40 }))
      .map(([from, hours]) => ({ from, to: new Date(from.getTime() + hours * 3_600_000) }));
    const button = fc.record({
      isOnCall: fc.boolean(),
      offCallUntil: fc.option(instant, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(span), button, fc.boolean(), instant, (shifts, before, isOn, now) => {
        const after = pressed(isOn, dutyOf(before, shifts, now), before);
        expect(dutyOf(after, shifts, now).isOnCall).toBe(isOn);
      }),
    );
  });
});

describe('a shift', () => {
  test.each([
    ['order', { from: night.to, to: night.from }],
    ['order', { from: night.from, to: night.from }],
    ['too_long', { from: night.from, to: new Date('2026-03-12T20:01:00Z') }],
    ['over', { from: new Date('2026-03-08T20:00:00Z'), to: at('08:00') }],
    [undefined, night],
  ])('is refused as %s', (problem, span) => {
    expect(shiftProblem(span, at('12:00'))).toBe(problem);
  });

  test('that begins as another ends does not overlap it', () => {
    const morning = { from: night.to, to: new Date('2026-03-10T14:00:00Z') };
    expect(doOverlap(night, morning)).toBe(false);
    expect(doOverlap(night, { ...morning, from: new Date('2026-03-10T07:59:00Z') })).toBe(true);
  });
});
