import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';

const indexFile = '/index.html';
/** What the build puts there carries a hash of its content in its name. */
const hashedFolder = '/assets/';

const workerFile = '/sw.js';

/** In place of the worker that opens pages without network: it clears what that kept, and goes. */
const workerThatGoes = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.delete(name))))
    .then(() => self.registration.unregister()),
));
`;

const takeWorkersBack: RequestHandler = (_request, response) => {
  response.type('text/javascript').set('Cache-Control', 'no-cache').send(workerThatGoes);
};

/** The built web application: precompressed, and cached as long as its names allow. */
export function staticFiles(webDir: string, { opensOffline }: { opensOffline: boolean }): Router {
  const router = Router();
  if (!opensOffline) router.get(workerFile, takeWorkersBack);
  const serve = expressStaticGzip(webDir, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (response: ServerResponse, path: string) =>
        response.setHeader(
          'Cache-Control',
          cachingOf(path.slice(webDir.length).split('\\').join('/')),
        ),
    },
  });
  router.use(serve as RequestHandler);
  // Pages are the application's own business: every other address is its index.
  router.get('/{*page}', (request, response, next) => {
    if (request.path.startsWith(hashedFolder) || !request.accepts('html')) {
      next();
      return;
    }
    request.url = indexFile;
    (serve as RequestHandler)(request, response, next);
  });
  return router;
}

function cachingOf(path: string): string {
  return join('/', path).startsWith(hashedFolder)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';
}
