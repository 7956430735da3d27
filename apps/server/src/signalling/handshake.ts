import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'socket.io';

/**
 * Refuses pages of other origins before there is a connection. Requests without an Origin pass here:
 * media nodes send none, and browsers send none with a GET to their own origin.
 */
export function isOwnBrowser(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  return headers.origin === undefined || origins.includes(headers.origin);
}

/** In the browsers' namespace the browser must have said that it is on the own origin. */
export function comesFromOwnPage(socket: Socket, origins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = socket.handshake.headers;
  return origin === undefined ? site === 'same-origin' : origins.includes(origin);
}

export function cookieOf(socket: Socket, name: string): string | undefined {
  const pairs = socket.handshake.headers.cookie?.split(';') ?? [];
  const pair = pairs.find((part) => part.trim().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf('=') + 1).trim() || undefined;
}
