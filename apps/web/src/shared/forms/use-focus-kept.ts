import { useEffect, useRef } from 'react';

/** Fields that are shut lose the focus: once they are open again it is back where it was. */
export function useFocusKept(isShut: boolean) {
  const fields = useRef<HTMLFieldSetElement>(null);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const element = fields.current;
    const note = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (!isShut && isLost && focused.current instanceof HTMLElement) focused.current.focus();
  }, [isShut]);
  return fields;
}
