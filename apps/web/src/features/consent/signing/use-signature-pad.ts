import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { isWritten, type Signature } from '@qarib/contracts';
import { strokesOf } from './strokes-of.ts';

/** As sharp as the screen: the canvas has its pixels, and is drawn on in those of the page. */
function fit(canvas: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(window.devicePixelRatio, 1);
  const drawn = pad.toData();
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  pad.fromData(drawn);
}

/** A canvas to write on with finger, pen or mouse, and what is written on it. */
export function useSignaturePad() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [strokes, setStrokes] = useState<Signature['strokes']>([]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const made = new SignaturePad(element, { penColor: '#12312f', minWidth: 1, maxWidth: 2.5 });
    pad.current = made;
    const read = () => {
      const size = { width: element.offsetWidth, height: element.offsetHeight };
      setStrokes(strokesOf(made.toData(), size));
    };
    const resized = new ResizeObserver(() => fit(element, made));
    resized.observe(element);
    made.addEventListener('endStroke', read);
    return () => {
      resized.disconnect();
      made.removeEventListener('endStroke', read);
      made.off();
    };
  }, []);

  return {
    canvas,
    strokes,
    isSigned: isWritten(strokes),
    clear: () => {
      pad.current?.clear();
      setStrokes([]);
    },
  };
}
