import { emptyNote, isEditable, missingToSign, noteStatuses } from './note.ts';

test('a note without assessment and plan cannot be signed, blanks do not count', () => {
  expect(missingToSign(emptyNote)).toEqual(['assessment', 'plan']);
  expect(missingToSign({ ...emptyNote, assessment: 'Migraine', plan: ' \n' })).toEqual(['plan']);
  expect(missingToSign({ ...emptyNote, assessment: 'Migraine', plan: 'Rest' })).toEqual([]);
});

test('only a preliminary note can be edited', () => {
  expect(noteStatuses.filter(isEditable)).toEqual(['preliminary']);
});
