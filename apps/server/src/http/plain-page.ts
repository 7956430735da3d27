import type { Request } from 'express';
import { languages, pageQuery, type Language } from '@qarib/contracts';
import { parsePart } from './route.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string) => text.replace(/[&<>"']/g, (it) => escapes[it] ?? '');

const ownNames: Readonly<Record<Language, string>> = {
  fr: 'Français',
  ar: 'العربية',
  en: 'English',
};

const style = `
body { font: 1.05rem/1.6 system-ui, sans-serif; color: #0f172a; background: #f8fafc; margin: 0 }
main { max-width: 38rem; margin: auto; padding: 1rem }
nav a { display: inline-block; padding: .7rem; color: #0f766e }
section { background: #fff; border: 1px solid #cbd5e1; border-inline-start: .5rem solid #475569; border-radius: .5rem; padding: 1rem }
.good { border-inline-start-color: #0f766e } .doubtful { border-inline-start-color: #b45309 } .bad { border-inline-start-color: #991b1b }
h1 { font-size: 1.1rem } h2 { font-size: 1.4rem; margin: 0 } h2 span { display: inline-block; inline-size: 1.6em }
dt { color: #475569; font-size: .9rem; margin-block-start: .8rem } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
.action { display: inline-block; padding: .7rem 1.2rem; border-radius: .5rem; background: #0f766e; color: #fff; font-weight: 600; text-decoration: none }
small { color: #475569; overflow-wrap: anywhere }`;

/** What a page says: its words are ours, `body` is markup in which all that came from elsewhere is escaped. */
export type PlainPage = {
  readonly language: Language;
  /** The same page in another language. */
  readonly addressIn: (language: Language) => string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** Beside the words, so that nothing depends on a colour. */
  readonly sign: string;
  readonly tone: 'good' | 'doubtful' | 'bad' | 'quiet';
  readonly state: string;
  readonly body?: string;
};

/** A page without scripts, some kilobytes, for whoever has not the application open. */
export function plainPage(page: PlainPage): string {
  const { language, title, heading, text, sign, tone, state, body = '' } = page;
  const others = languages.filter((it) => it !== language);
  const links = others.map(
    (it) => `<a href="${escaped(page.addressIn(it))}" lang="${it}">${ownNames[it]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Qarib</title>
<style>${style}</style>
</head>
<body><main>
<nav>${links.join('')}</nav>
<h1>${title}</h1>
<section class="${tone}" data-state="${state}">
<h2><span aria-hidden="true">${sign}</span>${heading}</h2>
<p>${text}</p>
${body}
</section>
</main></body>
</html>
`;
}

/** The one that was asked for, or the first of the browser's that there are words in. */
export function languageOf(request: Request): Language {
  const chosen = parsePart(pageQuery, request.query).language;
  const preferred = request.acceptsLanguages([...languages]);
  return chosen ?? languages.find((it) => it === preferred) ?? 'fr';
}
