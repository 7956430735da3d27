import { languages, type Language } from '@qarib/contracts';
import {
  documentWords,
  type Verification,
  type VerificationState,
} from '../use-cases/documents/verify-document.ts';

export type Answer = {
  readonly state: VerificationState | 'tooMany' | 'unavailable';
  readonly facts: Verification['facts'];
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (it) => escapes[it] ?? '');

const ownNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  ar: 'العربية',
  en: 'English',
};
const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr');

/** A sign beside the words, so that nothing depends on a colour. */
const signs: Readonly<Record<Answer['state'], string>> = {
  valid: '✓',
  amended: '!',
  altered: '✕',
  unknown: '?',
  tooMany: '…',
  unavailable: '…',
};

const style = `
body { font: 1.05rem/1.6 system-ui, sans-serif; color: #0f172a; background: #f8fafc; margin: 0 }
main { max-width: 38rem; margin: auto; padding: 1rem }
nav a { display: inline-block; padding: .7rem; color: #0f766e }
section { background: #fff; border: 1px solid #cbd5e1; border-inline-start: .5rem solid #991b1b; border-radius: .5rem; padding: 1rem }
.valid { border-inline-start-color: #0f766e } .amended { border-inline-start-color: #b45309 }
.tooMany, .unavailable { border-inline-start-color: #475569 }
h1 { font-size: 1.1rem } h2 { font-size: 1.4rem; margin: 0 } h2 span { display: inline-block; inline-size: 1.6em }
dt { color: #475569; font-size: .9rem; margin-block-start: .8rem } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }`;

function stateWords(language: Language, state: Answer['state']) {
  const words = documentWords[language].verification;
  if (state === 'tooMany' || state === 'unavailable') {
    return { title: words.title, text: words[state] };
  }
  return { title: words.states[state], text: words.texts[state] };
}

function factList(language: Language, { facts }: Answer): string {
  const labels = documentWords[language].verification.facts;
  const rows = facts.map(
    ({ name, value }) =>
      `<dt>${labels[name]}</dt><dd><bdi${name === 'hash' ? ' dir="ltr"' : ''}>${escaped(value)}</bdi></dd>`,
  );
  return rows.length > 0 ? `<dl>${rows.join('')}</dl>` : '';
}

function languageLinks(chosen: Language, path: string): string {
  return languages
    .filter((it) => it !== chosen)
    .map((it) => `<a href="${escaped(path)}?language=${it}" lang="${it}">${ownNames[it]}</a>`)
    .join('');
}

/** What a scanned code says of its paper: some kilobytes, readable on any telephone. */
export function verificationPage(language: Language, path: string, answer: Answer): string {
  const { title } = documentWords[language].verification;
  const words = stateWords(language, answer.state);
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Qarib</title>
<style>${style}</style>
</head>
<body><main>
<nav>${languageLinks(language, path)}</nav>
<h1>${title}</h1>
<section class="${answer.state}" data-state="${answer.state}">
<h2><span aria-hidden="true">${signs[answer.state]}</span>${words.title}</h2>
<p>${words.text}</p>
${factList(language, answer)}
</section>
</main></body>
</html>
`;
}
