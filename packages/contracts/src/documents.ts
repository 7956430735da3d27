import { z } from 'zod';
import { id, language } from './primitives.ts';

/** What is printed of a signed note. */
export const documentKinds = ['report', 'prescription'] as const;
export const documentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKind>;

/** GET, answered with the PDF of what is signed now; the responsible physician and the site's nurses. */
export const documentPath = '/api/consultations/:id/documents/:kind';
export const documentRef = z.object({ id, kind: documentKind });
export const documentQuery = z.object({ language: language.default('fr') });

/** GET without a session, answered with a page: whom the code on a printed document is scanned by. */
export const verificationPath = '/verify/:documentId';
/** Of a page outside the application: a language it has no words in is none. */
export const pageQuery = z.object({ language: language.optional().catch(undefined) });

/**
 * `valid`: printed of what is signed last. `amended`: an amendment was signed since. `altered`: what
 * is kept no longer is what was signed. `unknown`: no such document was printed here.
 */
export const verificationStates = ['valid', 'amended', 'altered', 'unknown'] as const;
export type VerificationState = (typeof verificationStates)[number];
