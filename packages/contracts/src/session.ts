import { z } from 'zod';
import { roles } from '@qarib/clinical';
import { id, language, line, localizedText, specialty } from './primitives.ts';

export const facility = z.object({
  id,
  name: localizedText,
  kind: z.enum(['health-centre', 'hospital', 'directorate']),
  provinceId: id,
  regionId: id,
});
export type Facility = z.infer<typeof facility>;

export const practitioner = z.object({
  id,
  name: line(120),
  role: z.enum(roles),
  specialties: z.array(specialty),
  facility,
});
export type Practitioner = z.infer<typeof practitioner>;

export const credentials = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(200),
});

/** What a signed-in browser knows of itself. The session itself is in an httpOnly cookie. */
export const session = z.object({
  practitioner,
  language,
  csrfToken: z.string().describe('sent back in the X-CSRF-Token header of every change'),
  isDemo: z.boolean(),
  isOnCall: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const demoPerson = practitioner.extend({ email: z.email() });
export const demoPeople = z.object({ people: z.array(demoPerson) });
export type DemoPerson = z.infer<typeof demoPerson>;
