import { renderToStaticMarkup } from 'react-dom/server';
import { ChoiceChips } from './choice-chips.tsx';
import { requiredField, requiredIf } from './required.tsx';

const page = (isRequired: boolean) =>
  renderToStaticMarkup(
    <ChoiceChips
      legend="Issue"
      choices={[{ value: 'home', label: 'À domicile' }]}
      value=""
      onChange={() => {}}
      isRequired={isRequired}
    />,
  );

test('a choice that must be made bears the mark, which nobody is read aloud', () => {
  expect(page(true)).toMatch(/Issue<span[^>]* aria-hidden="true"> \*<\/span>/);
  expect(page(false)).not.toContain('*');
});

test('a field bears it for the eye and says so to the ear', () => {
  expect(requiredField).toEqual({ withAsterisk: true, 'aria-required': true });
  expect(requiredIf(false)).toEqual({ withAsterisk: false, 'aria-required': false });
});
