import { useEffect, useRef } from 'react';

type Place = { readonly label: string; readonly caret: number | null };

const isText = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const labelOf = (field: HTMLInputElement | HTMLTextAreaElement) =>
  field.labels?.[0]?.textContent ?? '';

function goOnAt({ label, caret }: Place): void {
  const fields = [...document.querySelectorAll('main input, main textarea')].filter(isText);
  const field = fields.find((it) => labelOf(it) === label);
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(caret, caret);
}

/**
 * A form that is drawn anew under another id, in the middle of a word: whoever types in it goes on in the
 * same field. The words themselves come from its draft.
 */
export function useGoesOnTyping(id: string): void {
  const place = useRef<Place | undefined>(undefined);
  useEffect(() => {
    // Whether a field was left or taken away no event tells: only what the person turns to instead.
    const note = ({ target }: Event) => {
      place.current = isText(target)
        ? { label: labelOf(target), caret: target.selectionStart }
        : undefined;
    };
    const turns = ['focusin', 'input', 'pointerdown'] as const;
    for (const turn of turns) document.addEventListener(turn, note);
    return () => {
      for (const turn of turns) document.removeEventListener(turn, note);
    };
  }, []);
  useEffect(() => {
    if (place.current && document.activeElement === document.body) goOnAt(place.current);
  }, [id]);
}
