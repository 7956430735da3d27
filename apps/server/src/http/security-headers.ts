import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the page may ask a browser for: the devices of a call, and nothing else. */
const permissionsPolicy = [
  'camera=(self)',
  'microphone=(self)',
  'speaker-selection=(self)',
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  'geolocation=()',
  'payment=()',
  'usb=()',
].join(', ');

/**
 * Everything comes from the own origin; there is no third party to trust. A browser is not told to
 * insist on https where devices must first fetch the certificate they are to trust, without it.
 */
export function securityHeaders(
  origins: readonly string[],
  { hasLocalAuthority }: { hasLocalAuthority: boolean },
): RequestHandler[] {
  const isSecure = !hasLocalAuthority && origins.every((origin) => origin.startsWith('https:'));
  // Older WebKit does not count the origin's own WebSocket as 'self'.
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws'));
  return [
    helmet({
      strictTransportSecurity: isSecure,
      xFrameOptions: { action: 'deny' },
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // Mantine computes styles in the page; styles can show things, they cannot run them.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:', 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...sockets],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          ...(isSecure && { upgradeInsecureRequests: [] }),
        },
      },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', permissionsPolicy);
      next();
    },
  ];
}
