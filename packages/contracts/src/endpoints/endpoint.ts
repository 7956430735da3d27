import { z } from 'zod';
import { id } from '../primitives.ts';

/**
 * One REST endpoint. `params` are the `:names` of the path, `query` the search string, `body` and
 * `reply` JSON. Every endpoint answers a refusal with problem details.
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** Answered without a session. */
  readonly isPublic?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly reply: z.ZodType;
};

/** The reply of a command that has nothing to tell. */
export const nothing = z.object({});
export const byId = z.object({ id });
