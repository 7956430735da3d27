/*
 * Opens the pages without network. It keeps files of the application and nothing else: no answer of the
 * interface under /api/ ever passes through it, so nothing about a patient can lie in it. Written by
 * hand and shipped as it stands, so that it can be read whole (docs/adr/0026).
 */
const cacheName = 'qarib-pages';
const page = '/index.html';
/** Newer builds bring files of other names; the oldest make room. */
const mostFiles = 250;
/** A satellite link can hang for minutes: then what is here opens. */
const patienceMs = 6_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keep(new Request(page, { cache: 'no-cache' })));
});

/** Pages tell what they have loaded, also before this was there. */
self.addEventListener('message', (event) => {
  const paths = Array.isArray(event.data?.keep) ? event.data.keep : [];
  event.waitUntil(Promise.all(paths.filter(isFile).map((path) => keepOnce(path))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (isFile(pathname)) event.respondWith(fromHereFirst(request));
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(fromNetworkFirst(request));
});

const isFile = (path) => typeof path === 'string' && path.startsWith('/assets/');

async function keep(request) {
  const response = await fetch(request);
  if (!response.ok) throw new Error('not there');
  const cache = await caches.open(cacheName);
  await cache.put(request.url, response.clone());
  return response;
}

async function keepOnce(path) {
  const cache = await caches.open(cacheName);
  if (!(await cache.match(path))) await keep(new Request(path)).catch(() => undefined);
}

/** Their names change with what is in them: what is here is right. */
async function fromHereFirst(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    await cache.put(request.url, response.clone());
    const keys = await cache.keys();
    const files = keys.filter(({ url }) => isFile(new URL(url).pathname));
    await Promise.all(files.slice(0, -mostFiles).map((key) => cache.delete(key)));
  }
  return response;
}

/** The newest build whenever there is a network: nobody is held on an old one, nor moved off it mid-work. */
async function fromNetworkFirst(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(page);
  try {
    const signal = kept ? AbortSignal.timeout(patienceMs) : undefined;
    // A navigation cannot be fetched with a time-out of its own: its address can.
    const response = await fetch(request.url, { signal, headers: { Accept: 'text/html' } });
    const isPage = response.ok && response.headers.get('Content-Type')?.startsWith('text/html');
    if (isPage) await cache.put(new URL(page, self.location.origin).href, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
