import type { ErrorRequestHandler, Response } from 'express';
import type { Problem } from '@qarib/contracts';
import { AppError, type Ports } from '../use-cases/boundary.ts';
import { refusalPage, wantsPage } from './refusal-page.ts';

/** Express' own refusals of a request, by the type its parsers give them. */
const parserCodes = {
  'entity.too.large': 'INPUT_TOO_LARGE',
  'entity.parse.failed': 'INPUT_INVALID',
  'encoding.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'charset.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'request.aborted': 'INPUT_INVALID',
  'request.size.invalid': 'INPUT_INVALID',
} as const;

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError('PATH_INVALID');
  if (!(error instanceof Error)) return undefined;
  const type = 'type' in error ? error.type : undefined;
  const isKnown = (value: unknown): value is keyof typeof parserCodes =>
    typeof value === 'string' && Object.hasOwn(parserCodes, value);
  if (isKnown(type)) return new AppError(parserCodes[type]);
  // A body that is not compressed the way it says fails in zlib, whose errors have no type.
  const isBadRequest = 'status' in error && error.status === 400;
  return isBadRequest ? new AppError('INPUT_INVALID') : undefined;
}

/** RFC 9457: every refusal of the API, in one shape. */
function sendProblem(response: Response, error: AppError, instance: string): void {
  const problem: Problem = {
    type: `urn:qarib:error:${error.code}`,
    title: error.code.toLowerCase().replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    instance,
    ...(error.issues && { issues: [...error.issues] }),
    ...(error.details && { details: { ...error.details } }),
  };
  response.type('application/problem+json').send(JSON.stringify(problem));
}

/** The one place where errors become answers. What nobody foresaw keeps its words to the log. */
export function problemHandler({ ids, log }: Ports): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const instance = ids.next();
    const known = asAppError(error);
    if (!known) log.error('request-failed', error, { instance });
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = known ?? new AppError('INTERNAL');
    const { retryAfterSeconds } = refusal.details ?? {};
    if (retryAfterSeconds !== undefined) response.set('Retry-After', retryAfterSeconds);
    response.status(refusal.status).vary('Accept');
    if (wantsPage(request))
      response.type('html').send(refusalPage(request, refusal.code, instance));
    else sendProblem(response, refusal, instance);
  };
}
