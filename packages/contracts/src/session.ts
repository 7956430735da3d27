import { z } from 'zod';
import { roles } from '@qarib/clinical';
import { id, isoDateTime, language, line, localizedText, specialty } from './primitives.ts';

/** Degrees of WGS 84. Of a building, never of a person. */
export const position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Position = z.infer<typeof position>;

/** How much a facility can do, from the least to the most. A directorate has none. */
export const facilityLevels = [
  'dispensary',
  'csr-1',
  'csr-2',
  'provincial-hospital',
  'regional-hospital',
  'university-hospital',
] as const;

export const facility = z.object({
  id,
  name: localizedText,
  kind: z.enum(['health-centre', 'hospital', 'directorate']),
  provinceId: id,
  regionId: id,
  level: z.enum(facilityLevels).optional(),
  position: position.optional(),
  isPractice: z.boolean().optional().describe('for training: counts in no figure'),
  hospitalIds: z
    .array(id)
    .max(10)
    .optional()
    .describe('whose specialists are rung: its own university hospital, then the next ones'),
});
export type Facility = z.infer<typeof facility>;

export const practitioner = z.object({
  id,
  name: line(120),
  role: z.enum(roles),
  specialties: z.array(specialty),
  facility,
  professionalNumber: z.string().optional().describe('of a physician; nobody signs without'),
});
export type Practitioner = z.infer<typeof practitioner>;

/** At the order of physicians. */
export const professionalNumberPattern = /^\d{4,15}$/;
export const ownProfessionalNumber = z.object({
  professionalNumber: z.string().regex(professionalNumberPattern),
});

export const credentials = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(200),
});

/** Long enough to stand alone; what it is made of is nobody's rule: a sentence is remembered. */
export const passwordMinLength = 12;
export const passwordChange = z
  .object({
    currentPassword: credentials.shape.password,
    newPassword: z.string().min(passwordMinLength).max(200),
  })
  .refine(({ currentPassword, newPassword }) => newPassword !== currentPassword, {
    path: ['newPassword'],
  });

/** What a signed-in browser knows of itself. The session itself is in an httpOnly cookie. */
export const session = z.object({
  practitioner,
  language,
  csrfToken: z.string().describe('sent back in the X-CSRF-Token header of every change'),
  isDemo: z.boolean(),
  isOnCall: z.boolean(),
  shiftUntil: isoDateTime.optional().describe('the end of the own shift that covers now'),
  onCallChangesAt: isoDateTime
    .optional()
    .describe('when a shift begins or ends next: `isOnCall` is to be read again then'),
});
export type Session = z.infer<typeof session>;

export const demoPerson = practitioner.extend({ email: z.email() });
export const demoPeople = z.object({ people: z.array(demoPerson) });
export type DemoPerson = z.infer<typeof demoPerson>;
