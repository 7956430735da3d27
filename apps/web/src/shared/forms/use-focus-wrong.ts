import { useEffect, useRef, useState } from 'react';

/**
 * Brings the reader to the first field that is wrong after a form was tried in vain: on a phone it is
 * mostly out of sight of the button. A group that is wrong is entered at its first choice.
 */
export function useFocusWrong() {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const field = wrong?.matches('fieldset') ? wrong.querySelector('input') : wrong;
    field?.focus();
  }, [attempts]);
  return { form, focusWrong: () => setAttempts((count) => count + 1) };
}
