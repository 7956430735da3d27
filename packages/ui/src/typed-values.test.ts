import { isoDateOf } from './date-field.tsx';
import { numberTyped } from './vital-sign-field.tsx';

describe('a number as a nurse types it', () => {
  test.each([
    ['39.4', 39.4],
    ['39,4', 39.4],
    [' 120 ', 120],
    ['٣٩٫٤', 39.4],
    ['0', 0],
  ])('%j is %d', (typed, value) => {
    expect(numberTyped(typed)).toBe(value);
  });

  test.each(['abc', '1e3', '-5', '12/8', '1.2.3', '0x10'])('%j is no number', (typed) => {
    expect(numberTyped(typed)).toBeNaN();
  });

  test.each(['', '   '])('%j is no measurement', (typed) => {
    expect(numberTyped(typed)).toBeUndefined();
  });
});

test('a day is written as ISO 8601 has it', () => {
  expect(isoDateOf({ day: '3', month: '2', year: '1961' })).toBe('1961-02-03');
  expect(isoDateOf({ day: '٣', month: '١٢', year: '١٩٦١' })).toBe('1961-12-03');
});
