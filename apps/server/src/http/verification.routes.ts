import type { Router } from 'express';
import { verificationPath } from '@qarib/contracts';
import { AppError, type Ports } from '../use-cases/boundary.ts';
import { verifyDocument } from '../use-cases/documents/verify-document.ts';
import { languageOf } from './plain-page.ts';
import { verificationPage, type Answer } from './verification-page.ts';

/** A page without scripts: whoever holds the paper has a phone and no account. */
export function verificationRoutes(router: Router, ports: Ports): void {
  router.get(verificationPath, async (request, response) => {
    const language = languageOf(request);
    const { documentId } = request.params;
    const question = { documentId, address: request.ip ?? '', language };
    const answer = await verifyDocument(ports, question).catch(asAnswer);
    response
      .status(statuses[answer.state] ?? 200)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(verificationPage(language, request.path, answer));
  });
}

const statuses: Readonly<Partial<Record<Answer['state'], number>>> = {
  unknown: 404,
  tooMany: 429,
  unavailable: 503,
};

function asAnswer(error: unknown): Answer {
  const code = error instanceof AppError ? error.code : undefined;
  if (code === 'RATE_LIMITED') return { state: 'tooMany', facts: [] };
  if (code === 'DATABASE_UNAVAILABLE') return { state: 'unavailable', facts: [] };
  throw error;
}
