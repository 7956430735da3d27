import type { ConsentLanguage } from '@qarib/clinical';
import type { DocumentKind, Language, VerificationState } from '@qarib/contracts';
import { documentAr } from './document-ar.ts';
import { documentEn } from './document-en.ts';
import { documentFr } from './document-fr.ts';
import { noteAr } from './note-ar.ts';
import { noteEn } from './note-en.ts';
import { noteFr } from './note-fr.ts';
import type { NoteWords } from './note-words.ts';

export type VerificationWords = {
  readonly title: string;
  readonly states: Readonly<Record<VerificationState, string>>;
  readonly texts: Readonly<Record<VerificationState, string>>;
  readonly tooMany: string;
  readonly unavailable: string;
  readonly facts: Readonly<Record<'kind' | 'physician' | 'number' | 'signedAt' | 'hash', string>>;
};

/** What a printed document says of itself. `{name}` stands for what is filled in. */
export type DocumentWords = {
  readonly titles: Readonly<Record<DocumentKind, string>>;
  readonly extract: string;
  readonly facts: Readonly<
    Record<
      | 'patient'
      | 'birthDate'
      | 'estimated'
      | 'gender'
      | 'healthCardNumber'
      | 'nationalId'
      | 'motherName'
      | 'consultation'
      | 'specialty'
      | 'reason'
      | 'allergies',
      string
    >
  >;
  readonly number: string;
  readonly noAllergy: string;
  readonly listed: string;
  readonly amendment: string;
  readonly amendmentReason: string;
  readonly original: string;
  readonly replaces: string;
  readonly signed: string;
  readonly consent: Readonly<
    Record<'title' | 'given' | 'signed' | 'witnessed' | 'withdrawn', string>
  > & { readonly languages: Readonly<Record<ConsentLanguage, string>> };
  readonly hash: string;
  readonly verify: { readonly how: string; readonly what: string };
  readonly footer: string;
  readonly verification: VerificationWords;
};

export const documentWords: Readonly<Record<Language, DocumentWords>> = {
  fr: documentFr,
  ar: documentAr,
  en: documentEn,
};
export const noteWords: Readonly<Record<Language, NoteWords>> = {
  fr: noteFr,
  ar: noteAr,
  en: noteEn,
};

/** Keeps what is filled in apart from the words around it, whichever direction each runs in. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** Each apart from the others, in the order of the language around them. */
export const listed = (items: readonly string[], separator: string) =>
  items.map(isolated).join(separator);

const isListed = (text: string) => text.startsWith('\u2068');

export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return isListed(value) ? value : isolated(value);
  });
}
