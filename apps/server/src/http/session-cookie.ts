import type { Request, Response } from 'express';

/** The session's cookie: out of reach of scripts, and gone with the browser. */
export type SessionCookie = {
  readonly name: string;
  readonly isSecure: boolean;
};

/** On https the `__Host-` prefix keeps other hosts of the domain from planting one. */
export function sessionCookieFor(origin: string): SessionCookie {
  const isSecure = origin.startsWith('https:');
  return { name: isSecure ? '__Host-qarib-session' : 'qarib-session', isSecure };
}

/** A guest's pass is another cookie: it signs nobody in, and signing in does not end it. */
export function guestCookieFor({ isSecure }: SessionCookie): SessionCookie {
  return { name: isSecure ? '__Host-qarib-guest' : 'qarib-guest', isSecure };
}

const attributesOf = ({ isSecure }: SessionCookie) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' }) as const;

export function setSessionCookie(response: Response, cookie: SessionCookie, token: string): void {
  response.cookie(cookie.name, token, attributesOf(cookie));
}

export function clearSessionCookie(response: Response, cookie: SessionCookie): void {
  response.clearCookie(cookie.name, attributesOf(cookie));
}

export const sessionTokenOf = (request: Request, cookie: SessionCookie) =>
  readCookie(request.headers.cookie, cookie.name);

/** RFC 6265 section 4.2.1: `name=value` pairs between semicolons. Our tokens need no decoding. */
function readCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf('=') + 1).trim() || undefined;
}
