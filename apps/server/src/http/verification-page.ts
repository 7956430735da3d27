import type { Language } from '@qarib/contracts';
import {
  documentWords,
  type Verification,
  type VerificationState,
} from '../use-cases/documents/verify-document.ts';
import { escaped, plainPage, type PlainPage } from './plain-page.ts';

export type Answer = {
  readonly state: VerificationState | 'tooMany' | 'unavailable';
  readonly facts: Verification['facts'];
};

const looks: Readonly<Record<Answer['state'], Pick<PlainPage, 'sign' | 'tone'>>> = {
  valid: { sign: '✓', tone: 'good' },
  amended: { sign: '!', tone: 'doubtful' },
  altered: { sign: '✕', tone: 'bad' },
  unknown: { sign: '?', tone: 'bad' },
  tooMany: { sign: '…', tone: 'quiet' },
  unavailable: { sign: '…', tone: 'quiet' },
};

function stateWords(language: Language, state: Answer['state']) {
  const words = documentWords[language].verification;
  if (state === 'tooMany' || state === 'unavailable') {
    return { heading: words.title, text: words[state] };
  }
  return { heading: words.states[state], text: words.texts[state] };
}

function factList(language: Language, { facts }: Answer): string {
  const labels = documentWords[language].verification.facts;
  const rows = facts.map(
    ({ name, value }) =>
      `<dt>${labels[name]}</dt><dd><bdi${name === 'hash' ? ' dir="ltr"' : ''}>${escaped(value)}</bdi></dd>`,
  );
  return rows.length > 0 ? `<dl>${rows.join('')}</dl>` : '';
}

/** What a scanned code says of its paper: readable on any telephone. */
export function verificationPage(language: Language, path: string, answer: Answer): string {
  const { state } = answer;
  return plainPage({
    language,
    addressIn: (other) => `${path}?language=${other}`,
    title: documentWords[language].verification.title,
    ...stateWords(language, state),
    ...looks[state],
    state,
    body: factList(language, answer),
  });
}
