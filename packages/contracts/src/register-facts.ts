import { z } from 'zod';
import { id } from './primitives.ts';

const nothing = z.object({});

/** Facts of the lists beside the calls: each says what is to be read again. */
export const registerFacts = {
  'appointment:changed': {
    summary: 'Booked, moved, arrived, called off: read the appointments again',
    payload: z.object({ appointmentId: id }),
  },
  'follow-up:changed': {
    summary: 'A follow-up is due, or no longer is: read them again',
    payload: z.object({ followUpId: id }),
  },
  'queue:changed': {
    summary: 'What waits for the own specialties at the own hospital changed: read it again',
    payload: nothing,
  },
  'rota:changed': {
    summary: 'A shift of the own hospital and specialties changed: read the rota again',
    payload: nothing,
  },
  'referral:changed': {
    summary: 'A patient was sent, accepted, left, arrived or stays: read the referrals again',
    payload: z.object({ referralId: id }),
  },
  'complaints:changed': {
    summary: 'A complaint of the region came, moved or is due: read the register again',
    payload: nothing,
  },
} as const;
