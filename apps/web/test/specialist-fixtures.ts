import type { Consultation, ConsultationSummary, Note, Practitioner } from '@qarib/contracts';
import { emptyContent } from '@qarib/clinical';
import { drSaida, ringingConsultation, sessionOf, summaryOf, tighdouine } from './fixtures.ts';

const hospital = {
  ...tighdouine,
  id: 'chu-marrakech',
  name: {
    fr: 'CHU Mohammed VI Marrakech',
    ar: 'المستشفى الجامعي محمد السادس مراكش',
    en: 'Mohammed VI University Hospital Marrakesh',
  },
  kind: 'hospital' as const,
};

export const neurologistSaida: Practitioner = {
  ...drSaida,
  role: 'specialist',
  specialties: ['neurology'],
  facility: hospital,
};

export const saidaOnCall = { ...sessionOf(neurologistSaida), isOnCall: true };

export const ringing: ConsultationSummary = summaryOf(ringingConsultation);

/** More urgent than the first, and asked for later. */
export const ringingStat: ConsultationSummary = {
  ...ringing,
  id: 'consultation-hassan',
  priority: 'stat',
  patient: {
    id: 'patient-hassan',
    name: 'Idrissi Hassan',
    gender: 'male',
    birthDate: '1949-01-05',
  },
  requestedAt: '2026-03-02T10:05:00Z',
  waitingSince: '2026-03-02T10:05:00Z',
};

export const takenBySaida: Consultation = {
  ...ringingConsultation,
  version: 2,
  status: 'accepted',
  responsible: drSaida,
  acceptedAt: '2026-03-02T10:06:00Z',
};

export const unwrittenNote: Note = {
  consultationId: takenBySaida.id,
  status: 'preliminary',
  version: 0,
  amendment: 0,
  content: emptyContent,
  amendments: [],
};
