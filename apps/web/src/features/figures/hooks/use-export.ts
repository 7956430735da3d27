import { useState } from 'react';
import { breakdownsOf, type PlaceKind } from '@qarib/clinical';
import { figuresCsvEnd, figuresCsvPath, type Language } from '@qarib/contracts';
import { ApiError } from '../../../shared/api/api-error.ts';
import { readText } from '../../../shared/api/api-client.ts';
import type { FigureView } from './figure-view.ts';

type Asked = {
  readonly view: FigureView;
  readonly placeKind: PlaceKind;
  readonly language: Language;
};
type State =
  | { readonly at: 'idle' | 'saved' }
  | { readonly at: 'reading'; readonly done: number }
  | { readonly at: 'failed'; readonly error: unknown };

/** The figures as a file, and how far it has come. A file whose last line is missing is not saved. */
export function useExport({ view: { by: _, ...view }, placeKind, language }: Asked) {
  const [state, setState] = useState<State>({ at: 'idle' });
  const save = async () => {
    setState({ at: 'reading', done: 0 });
    const kinds = breakdownsOf(placeKind);
    try {
      const text = await readText(figuresCsvPath, { query: { ...view, language } }, (soFar) => {
        const begun = kinds.findLastIndex((kind) => soFar.includes(`\n${kind};`));
        setState({ at: 'reading', done: (begun + 1) / (kinds.length + 1) });
      });
      if (!isWhole(text)) throw new ApiError('REPLY_UNREADABLE');
      offer(text, `qarib-${view.from}-${view.to}.csv`);
      setState({ at: 'saved' });
    } catch (error) {
      setState({ at: 'failed', error });
    }
  };
  return { state, save };
}

/** Its last line says how many there are before it. */
function isWhole(text: string): boolean {
  const lines = text.trimEnd().split('\r\n');
  return lines.at(-1) === `${figuresCsvEnd};${lines.length - 1}`;
}

function offer(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
