import { NotePanel } from '../../features/consultation-note/index.ts';
import { CaseCall } from '../call/case-call.tsx';

/** A dispensary does not wait for what a note is written with. */
export const Component = () => (
  <CaseCall renderNote={(consultation) => <NotePanel consultation={consultation} />} />
);
