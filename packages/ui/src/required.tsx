import classes from './required.module.css';

/**
 * How a field that must be filled in, and can be left empty, is marked: a red asterisk for the eye and
 * `aria-required` for the ear. `required` beside it is for forms that leave the answer to the browser.
 */
export const requiredIf = (isRequired: boolean) => ({
  withAsterisk: isRequired,
  'aria-required': isRequired,
});
export const requiredField = requiredIf(true);

/** The same mark, for what is no single field. */
export function RequiredMark() {
  return (
    <span className={classes['mark']} aria-hidden="true">
      {' *'}
    </span>
  );
}
