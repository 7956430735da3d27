import fc from 'fast-check';
import { linesOf, type Line } from './lines.ts';

/** Each letter is as wide as the next. */
const setting = { measure: ({ text }: { text: string }) => text.length, direction: 'rtl' } as const;
const seen = ({ runs }: Line) => runs.map(({ text }) => text);

describe('A line of text', () => {
  test('puts a Latin name where it is read among Arabic words, and turns no letters itself', () => {
    const [line] = linesOf('وقّعه Dr Benali اليوم', { ...setting, width: 100 });
    const words = line ? seen(line).filter((it) => it.trim() !== '') : [];
    // From left to right: the last word, the name, the first word; the font joins its letters.
    expect(words).toEqual(['اليوم', 'Dr Benali', 'وقّعه']);
  });

  test('mirrors brackets and keeps numbers, whichever direction is around them', () => {
    const [line] = linesOf('لمدة (12) يومًا', { ...setting, width: 100 });
    expect(line && seen(line).join('')).toBe('يومًا (12) لمدة');
  });

  test('runs as its first letters do where nobody knows who typed it', () => {
    const auto = { ...setting, direction: 'auto', width: 100 } as const;
    const directions = linesOf('EEG demain.\nمراجعة', auto).map((it) => it.isRightToLeft);
    expect(directions).toEqual([false, true]);
  });

  test('loses nothing that is to be seen, and is no wider than it may be', () => {
    const word = fc.stringMatching(/^[a-zA-Zéèأبتثجحخ0-9]{1,30}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const lines = linesOf(words.join(' '), { ...setting, width: 12 });
        const letters = (text: string) => Array.from(text.replaceAll(' ', '')).toSorted().join('');
        expect(letters(lines.flatMap(seen).join(''))).toBe(letters(words.join('')));
        for (const line of lines) expect(seen(line).join('').length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('breaks for nothing that somebody pastes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(linesOf(text, { ...setting, width: 20 }).length).toBeGreaterThan(0);
      }),
    );
  });
});
