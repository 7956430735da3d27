import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { guestNamespace, maxSignallingBytes, mediaNodeNamespace } from '@qarib/contracts';
import { openAttachmentFolder } from './adapters/files/attachment-folder.ts';
import { catalogueFolder } from './adapters/files/catalogue-file.ts';
import { pdfDocuments } from './adapters/files/pdf-documents.ts';
import { PdfPrinter } from './adapters/pdf/pdf-printer.ts';
import { openPartFolder } from './adapters/files/part-folder.ts';
import { sharpPhotos } from './adapters/images/sharp-photos.ts';
import { MediaNodeRegistry } from './adapters/media/media-node-registry.ts';
import { MongoStore } from './adapters/mongo/mongo-store.ts';
import { createSmtpSender } from './adapters/mail/smtp-sender.ts';
import { createArgon2Hasher } from './adapters/security/argon2-hasher.ts';
import { createSessionTokens } from './adapters/security/session-tokens.ts';
import { createLookUpAttempts } from './adapters/security/look-up-attempts.ts';
import { createSignInAttempts } from './adapters/security/sign-in-attempts.ts';
import { createTurnRelay } from './adapters/security/turn-relay.ts';
import { createHttpSmsSender } from './adapters/sms/http-sms-sender.ts';
import { createSocketNotifier } from './adapters/socket/socket-notifier.ts';
import { randomIds } from './adapters/time/random-ids.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import type { Configuration } from './config/environment.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { createHttpApp } from './http/create-http-app.ts';
import { guestCookieFor, sessionCookieFor, type SessionCookie } from './http/session-cookie.ts';
import { isTrustPath } from './http/trust-page.ts';
import { WebServer } from './http/web-server.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentPrinter } from './ports/documents.ts';
import type { Log } from './ports/log.ts';
import type { Messenger, Sender } from './ports/messenger.ts';
import { regularly } from './regularly.ts';
import { serveBrowsers } from './signalling/serve-browsers.ts';
import { serveGuests } from './signalling/serve-guests.ts';
import { isOwnBrowser } from './signalling/handshake.ts';
import { hearMediaNodes } from './use-cases/calls/hear-media-nodes.ts';
import { LiveBoard } from './use-cases/board/live-board.ts';
import { heardByBoard } from './use-cases/board/stir-board.ts';
import { remindComplaints } from './use-cases/complaints/remind-complaints.ts';
import { dispatchReminders } from './use-cases/reminders/dispatch-reminders.ts';
import { planVaccinations } from './use-cases/reminders/plan-vaccinations.ts';
import { sweep } from './use-cases/platform/sweep.ts';
import { CatalogueShelf } from './use-cases/catalogues/catalogue-shelf.ts';
import { importBundledCatalogues } from './use-cases/catalogues/import-catalogue.ts';
import { compareFigures } from './use-cases/statistics/compare-figures.ts';
import { FigureAgreement } from './use-cases/statistics/figure-agreement.ts';
import { keepFiguresSettled } from './use-cases/statistics/settle-figures.ts';
import { CallRegistry } from './use-cases/calls/call-registry.ts';
import type { Ports } from './use-cases/shared/ports.ts';
import { readHealth } from './use-cases/platform/read-health.ts';

const sessionIdleMs = 8 * 60 * 60 * 1000;
const seatMs = 12 * 60_000;
const peerGraceMs = 8_000;
const emptyRoomMs = 60_000;
const hostlessMs = 60_000;
const sweepIntervalMs = 15_000;
const reminderIntervalMs = 15_000;
const planningIntervalMs = 60 * 60_000;
const comparisonIntervalMs = 10 * 60_000;
const bundledCatalogues = join(import.meta.dirname, '../catalogues');

/** What a test may hold still. */
export type Outside = {
  readonly clock?: Clock;
  readonly log: Log;
  readonly messenger?: Messenger | undefined;
  readonly printer?: DocumentPrinter | undefined;
};

/** The running control plane. */
export type ControlPlane = {
  readonly port: number;
  /** Resolves once the database was reached and is ready. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
};

export async function startControlPlane(
  config: Configuration,
  {
    clock = systemClock,
    log,
    messenger = createMessenger(config),
    printer = PdfPrinter.create({ clock }),
  }: Outside,
): Promise<ControlPlane> {
  const web = createWebServer(config);
  const { http } = web;
  const io = createSockets(http, config);
  const store = MongoStore.create({ log, onAvailabilityChanged: () => tellHealth(ports) });
  const media = MediaNodeRegistry.create({
    namespace: io.of(mediaNodeNamespace),
    secret: config.mediaNodeSecret,
    clock,
    log,
  });
  const ports: Ports = {
    ...(await createConfiguredPorts(config)),
    store,
    clock,
    ids: randomIds,
    log,
    notifier: heardByBoard(createSocketNotifier(io), () => ports),
    media,
    messenger,
    ...createShelves(),
    ...createAttempts(),
    photos: sharpPhotos,
    documents: pdfDocuments,
    printer,
  };
  media.listen(hearMediaNodes(ports, () => tellHealth(ports)));
  serve({ http, io, ports, config });
  const stopChores = startChores(ports);
  const port = await web.listen(config.hosts, config.port);
  const ready = openStore(store, ports, config);
  return {
    port,
    ready,
    async close() {
      stopChores();
      media.close();
      web.close();
      await io.close();
      await printer.close();
      await store.close();
      // A start that was still waiting for the database ends with it.
      await ready.catch(() => undefined);
    },
  };
}

type Served = Pick<ReturnType<typeof createWebServer>, 'http'> & {
  readonly io: ReturnType<typeof createSockets>;
  readonly ports: Ports;
  readonly config: Configuration;
};

/** Answers on sockets and over HTTP. */
function serve({ http, io, ports, config }: Served): void {
  const cookie = sessionCookieFor(config.origins[0] ?? '');
  serveSockets(io, ports, cookie, config);
  const app = createHttpApp({ ...config, ports, cookie });
  http.on('request', (request, response) => {
    // Socket.IO answers its own path on the same server.
    if (!request.url?.startsWith(`${io.path()}/`)) app(request, response);
  });
}

/** What this control plane knows of the moment, in memory. */
const createShelves = () => ({
  calls: new CallRegistry(),
  catalogues: new CatalogueShelf(),
  figures: new FigureAgreement(),
  board: new LiveBoard(),
});

/** How often somebody may try what is limited, each counted on its own. */
function createAttempts() {
  return {
    attempts: createSignInAttempts(),
    linkAttempts: createLookUpAttempts(),
    filings: createLookUpAttempts(),
    identifications: createLookUpAttempts(),
    printings: createLookUpAttempts(),
    verifications: createLookUpAttempts(),
  };
}

/** Those that the configuration alone makes. */
async function createConfiguredPorts(config: Configuration) {
  return {
    settings: {
      isDemo: config.demoPassword !== undefined,
      origin: config.origins[0] ?? '',
      sessionIdleMs,
      requestExpiryMs: config.requestExpiryMs,
      ringStepMs: config.ringStepMs,
      recordingRetentionMs: config.recordingRetentionMs,
      mostRecordedBytes: config.mostRecordedBytes,
      seatMs,
      peerGraceMs,
      emptyRoomMs,
      hostlessMs,
    },
    relay: createTurnRelay(config.turn),
    hasher: await createArgon2Hasher(),
    tokens: createSessionTokens(config.sessionSecret),
    ...(await openPhotoFolders(config.dataDir)),
  };
}

/** Where photos lie: those of the cases, and those on their way. */
async function openPhotoFolders(dataDir: string): Promise<Pick<Ports, 'files' | 'parts'>> {
  return { files: await openAttachmentFolder(dataDir), parts: await openPartFolder(dataDir) };
}

async function openStore(store: MongoStore, ports: Ports, config: Configuration): Promise<void> {
  await store.open(config.mongodbUri);
  await importBundledCatalogues(ports, catalogueFolder(bundledCatalogues));
  if (config.demoPassword !== undefined) await seedDemo(ports, config.demoPassword, config);
}

function serveSockets(
  io: Server,
  ports: Ports,
  cookie: SessionCookie,
  config: Configuration,
): void {
  const { origins } = config;
  serveBrowsers(io, ports, { cookieName: cookie.name, origins });
  const guestDoor = { cookieName: guestCookieFor(cookie).name, origins };
  serveGuests(io.of(guestNamespace), ports, guestDoor);
}

function createWebServer({ tls, origins, authorityFile }: Configuration): WebServer {
  const isForEveryone = (path: string) => authorityFile !== undefined && isTrustPath(path);
  return WebServer.create({ tls, origins, isForEveryone });
}

function createSockets(http: HttpServer, { origins }: Configuration): Server {
  return new Server(http, {
    serveClient: false,
    maxHttpBufferSize: maxSignallingBytes,
    // A connection that asks for no namespace is nobody's.
    connectTimeout: 10_000,
    // A cut is noticed before the people in the call give up on each other.
    pingInterval: 8_000,
    pingTimeout: 8_000,
    // RTP capabilities are several kilobytes of repetitive JSON, and links are slow. Every open page has
    // a window of its own: with one of 8 kB instead of 32 a page takes 190 kB of memory instead of 300.
    perMessageDeflate: {
      threshold: 1_024,
      serverMaxWindowBits: 13,
      zlibDeflateOptions: { memLevel: 7, chunkSize: 4_096 },
      zlibInflateOptions: { chunkSize: 4_096 },
    },
    allowRequest: (request, decide) => decide(null, isOwnBrowser(request.headers, origins)),
  });
}

function tellHealth(ports: Ports): void {
  ports.notifier.tell([{ kind: 'everyone' }], 'system:health-changed', readHealth(ports));
}

/** What is due by the clock: sessions and requests, messages, and the messages to plan. */
function startChores(ports: Ports): () => void {
  const stops = [
    regularly(ports, { everyMs: sweepIntervalMs, work: sweep, event: 'sweep-done' }),
    regularly(ports, {
      everyMs: sweepIntervalMs,
      work: keepFiguresSettled,
      event: 'figures-settled',
    }),
    regularly(ports, {
      everyMs: reminderIntervalMs,
      work: dispatchReminders,
      event: 'reminders-dispatched',
    }),
    regularly(ports, {
      everyMs: planningIntervalMs,
      work: planVaccinations,
      event: 'vaccinations-planned',
    }),
    regularly(ports, {
      everyMs: planningIntervalMs,
      work: remindComplaints,
      event: 'complaints-reminded',
    }),
    regularly(ports, {
      everyMs: comparisonIntervalMs,
      work: compareFigures,
      event: 'figures-compared',
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The demo sends nothing to anybody: its outbox is where messages end. */
const keptHere: Sender = { send: () => Promise.resolve() };

function createMessenger({ demoPassword, messaging }: Configuration): Messenger {
  if (demoPassword !== undefined) return { sms: keptHere, mail: keptHere };
  const { sms, mail } = messaging ?? {};
  return {
    ...(sms && { sms: createHttpSmsSender(sms) }),
    ...(mail && { mail: createSmtpSender(mail) }),
  };
}
