import { renderToStaticMarkup } from 'react-dom/server';
import { FactRows } from './fact-rows.tsx';
import { directionOfFact } from './fact-text.tsx';

test.each(['+212612345678', '0612 34 56 78', '(+212) 6 12-34-56-78', '09/03/2026', '12'])(
  'the number %s reads from left to right on every page',
  (fact) => expect(directionOfFact(fact)).toBe('ltr'),
);

test.each(['فاطمة', 'Fatima', 'AB123456', 'fatima@example.ma', '12 rue de Fès', '٣ أشهر', ''])(
  '%s reads as its own letters do',
  (fact) => expect(directionOfFact(fact)).toBe('auto'),
);

test('a telephone number among the facts of a page in Arabic keeps its plus sign in front', () => {
  const rows = [
    ['الهاتف', '+212612345678'],
    ['الأم', 'Aïcha'],
  ] as const;
  const page = renderToStaticMarkup(<FactRows rows={rows} />);
  expect(page).toContain('<bdi dir="ltr">+212612345678</bdi>');
  expect(page).toContain('<bdi dir="auto">Aïcha</bdi>');
});
