import { useState } from 'react';
import type { FigureFile, ReadFigureFile } from './figure-files.ts';

type State =
  | { readonly at: 'idle' | 'saved' }
  | { readonly at: 'reading'; readonly done: number }
  | { readonly at: 'failed'; readonly error: unknown };

type Kind = { readonly read: ReadFigureFile; readonly ending: 'csv' | 'pdf' };

/** The figures as a file, and how far it has come. A file that was cut is not saved. */
export function useExport() {
  const [state, setState] = useState<State>({ at: 'idle' });
  const save = async (file: FigureFile, { read, ending }: Kind) => {
    setState({ at: 'reading', done: 0 });
    try {
      const blob = await read(file, (done) => setState({ at: 'reading', done }));
      offer(blob, `qarib-${file.view.from}-${file.view.to}.${ending}`);
      setState({ at: 'saved' });
    } catch (error) {
      setState({ at: 'failed', error });
    }
  };
  return { state, save };
}

function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
