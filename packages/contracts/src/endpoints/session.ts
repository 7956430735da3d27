import * as session from '../session.ts';
import { z } from 'zod';
import { id, language } from '../primitives.ts';
import { nothing, type Endpoint } from './endpoint.ts';

export const sessionEndpoints = {
  readSession: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in',
    reply: session.session,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail and password',
    isPublic: true,
    body: session.credentials,
    reply: session.session,
  },
  signInAsDemoPerson: {
    method: 'POST',
    path: '/api/demo/session',
    summary: 'Sign in as a demo person; in demo mode only',
    isPublic: true,
    body: z.object({ practitionerId: id }),
    reply: session.session,
  },
  listDemoPeople: {
    method: 'GET',
    path: '/api/demo/people',
    summary: 'The people the sign-in page offers; in demo mode only',
    isPublic: true,
    reply: session.demoPeople,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'End this session here and on the server',
    reply: nothing,
  },
  setProfessionalNumber: {
    method: 'PUT',
    path: '/api/session/professional-number',
    summary: 'A physician without one says the own number at the order of physicians, once',
    body: session.ownProfessionalNumber,
    reply: session.session,
  },
  changePassword: {
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change the own password; every other session of the account ends',
    body: session.passwordChange,
    reply: nothing,
  },
  chooseLanguage: {
    method: 'PUT',
    path: '/api/session/language',
    summary: 'Keep the language of the interface with the account',
    body: z.object({ language }),
    reply: session.session,
  },
} as const satisfies Record<string, Endpoint>;
