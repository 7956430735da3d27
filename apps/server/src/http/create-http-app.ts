import express, { Router, type Express } from 'express';
import { AppError, type Ports } from '../use-cases/boundary.ts';
import { appointmentRoutes } from './appointments.routes.ts';
import { attachmentRoutes } from './attachments.routes.ts';
import { catalogueRoutes } from './catalogues.routes.ts';
import { complaintRoutes } from './complaints.routes.ts';
import { consultationRoutes } from './consultations.routes.ts';
import { conversationRoutes } from './conversations.routes.ts';
import { documentRoutes } from './documents.routes.ts';
import { limitRate, neverCached, requireOwnOrigin, requirePlainPath } from './guards.ts';
import { invitationRoutes } from './invitations.routes.ts';
import { noteRoutes } from './notes.routes.ts';
import { onCallRoutes } from './on-call.routes.ts';
import { patientRoutes } from './patients.routes.ts';
import { problemHandler } from './problem.ts';
import { reminderRoutes } from './reminders.routes.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { recordingByteRoutes, recordingRoutes } from './recordings.routes.ts';
import { referralRoutes } from './referrals.routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import { sessionRoutes } from './session.routes.ts';
import { staticFiles } from './static-files.ts';
import { figuresFileRoutes, statisticsRoutes } from './statistics.routes.ts';
import { trustPage } from './trust-page.ts';
import { verificationRoutes } from './verification.routes.ts';

type Parts = {
  readonly ports: Ports;
  readonly cookie: SessionCookie;
  readonly origins: readonly string[];
  readonly webDir?: string | undefined;
  readonly opensOffline: boolean;
  readonly authorityFile?: string | undefined;
};

const bodyLimit = '256kb';

export function createHttpApp(parts: Parts): Express {
  const { ports, cookie, origins, webDir, authorityFile, opensOffline } = parts;
  const hasLocalAuthority = authorityFile !== undefined;
  const app = express();
  app.disable('x-powered-by');
  // A reverse proxy on the same machine says whom it speaks for; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(requirePlainPath, ...securityHeaders(origins, { hasLocalAuthority }));
  if (authorityFile !== undefined) app.use(trustPage(authorityFile));
  app.use('/api', requestLog(ports), neverCached, limitRate(), requireOwnOrigin(origins));
  app.use(apiRouter(ports, cookie));
  app.use('/verify', limitRate());
  verificationRoutes(app, ports);
  app.use('/api', () => {
    throw new AppError('NOT_FOUND');
  });
  if (webDir !== undefined) app.use(staticFiles(webDir, { opensOffline }));
  app.use(() => {
    throw new AppError('NOT_FOUND');
  });
  app.use(problemHandler(ports));
  return app;
}

function apiRouter(ports: Ports, cookie: SessionCookie): Router {
  const router = Router();
  const api = { router, ports, cookie };
  // Before the JSON parser: an upload may say it is whatever it likes.
  attachmentRoutes(api);
  recordingByteRoutes(api);
  router.use('/api', express.json({ limit: bodyLimit }));
  sessionRoutes(api);
  patientRoutes(api);
  consultationRoutes(api);
  appointmentRoutes(api);
  onCallRoutes(api);
  conversationRoutes(api);
  noteRoutes(api);
  documentRoutes(api);
  invitationRoutes(api);
  recordingRoutes(api);
  referralRoutes(api);
  statisticsRoutes(api);
  figuresFileRoutes(api);
  catalogueRoutes(api);
  reminderRoutes(api);
  complaintRoutes(api);
  return router;
}
