import type { Request } from 'express';
import type { ErrorCode, Language } from '@qarib/contracts';
import { escaped, languageOf, plainPage } from './plain-page.ts';
import { refusalWords, type Refusal } from './refusal-words.ts';

/** What each code is to somebody who opened an address; all others are told as something that went wrong. */
const refusals: Readonly<Partial<Record<ErrorCode, Refusal>>> = {
  NOT_SIGNED_IN: 'signedOut',
  SESSION_EXPIRED: 'signedOut',
  NOT_FOUND: 'notFound',
  INPUT_INVALID: 'notFound',
  PATH_INVALID: 'notFound',
  NOTE_NOT_SIGNED: 'notSigned',
  RATE_LIMITED: 'tooMany',
  SERVER_BUSY: 'busy',
  DATABASE_UNAVAILABLE: 'busy',
};
const isWorthTryingAgain = (refusal: Refusal) => refusal === 'busy' || refusal === 'failed';

/** A document or a photo that is opened in a tab of its own: whoever did reads no problem details. */
export const wantsPage = (request: Request) =>
  request.method === 'GET' && request.accepts(['json', 'html']) === 'html';

/** Why what was to open does not, and what to do next. */
export function refusalPage(request: Request, code: ErrorCode, instance: string): string {
  const language = languageOf(request);
  const refusal = refusals[code] ?? 'failed';
  const words = refusalWords[language];
  const link = isWorthTryingAgain(refusal)
    ? `<a class="action" href="${escaped(ownAddress(request))}">${words.tryAgain}</a>`
    : `<a class="action" href="/">${refusal === 'signedOut' ? words.signIn : words.open}</a>`;
  const reference = `<p><small>${words.reference} <bdi dir="ltr">${escaped(instance)}</bdi></small></p>`;
  return plainPage({
    language,
    addressIn: (other) => addressIn(request, other),
    title: words.title,
    heading: words.headings[refusal],
    text: words.texts[refusal],
    sign: refusal === 'failed' ? '✕' : '!',
    tone: refusal === 'failed' ? 'bad' : 'doubtful',
    state: refusal,
    body: `<p>${link}</p>${refusal === 'failed' ? reference : ''}`,
  });
}

/** Two slashes at its beginning would lead to another server. */
const ownAddress = ({ originalUrl }: Request) => originalUrl.replace(/^\/+/, '/');

function addressIn(request: Request, language: Language): string {
  const [path = '', query = ''] = ownAddress(request).split('?');
  const search = new URLSearchParams(query);
  search.set('language', language);
  return `${path}?${search.toString()}`;
}
