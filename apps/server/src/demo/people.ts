import type { PractitionerRecord } from '../ports/people.ts';

type DemoPerson = Omit<PractitionerRecord, 'passwordHash' | 'language' | 'isOnCall' | 'isDemo'>;

/** `.example` is reserved: no mail to these addresses can reach anybody. */
const email = (name: string) => `${name}@demo.qarib.example`;

export const demoPeople: readonly DemoPerson[] = [
  {
    id: 'demo-nurse-tighdouine',
    name: 'Fatima Aït Lahcen',
    email: email('fatima.aitlahcen'),
    role: 'nurse',
    specialties: [],
    facilityId: 'csr-tighdouine',
  },
  {
    id: 'demo-nurse-imilchil',
    name: 'Hassan Ouhaddou',
    email: email('hassan.ouhaddou'),
    role: 'nurse',
    specialties: [],
    facilityId: 'csr-imilchil',
  },
  {
    id: 'demo-neurologist-benali',
    name: 'Dr Salma Benali',
    email: email('salma.benali'),
    role: 'specialist',
    specialties: ['neurology'],
    facilityId: 'chu-mohammed-vi',
    professionalNumber: '031204517',
  },
  {
    id: 'demo-neurologist-tazi',
    name: 'Dr Karim Tazi',
    email: email('karim.tazi'),
    role: 'specialist',
    specialties: ['neurology'],
    facilityId: 'chu-mohammed-vi',
    professionalNumber: '031207782',
  },
  {
    id: 'demo-paediatrician-idrissi',
    name: 'Dr Nadia Idrissi',
    email: email('nadia.idrissi'),
    role: 'specialist',
    specialties: ['paediatrics'],
    facilityId: 'chu-mohammed-vi',
    professionalNumber: '051203346',
  },
  {
    id: 'demo-paediatrician-berrada',
    name: 'Dr Youssef Berrada',
    email: email('youssef.berrada'),
    role: 'specialist',
    specialties: ['paediatrics'],
    facilityId: 'um6ss-casablanca',
    professionalNumber: '061209915',
  },
  {
    id: 'demo-dermatologist-alaoui',
    name: 'Dr Meryem Alaoui',
    email: email('meryem.alaoui'),
    role: 'specialist',
    specialties: ['dermatology'],
    facilityId: 'chu-ibn-sina',
    professionalNumber: '071205128',
  },
  {
    id: 'demo-coordinator-marrakech-safi',
    name: 'Leïla Mansouri',
    email: email('leila.mansouri'),
    role: 'coordinator',
    specialties: [],
    facilityId: 'drs-marrakech-safi',
  },
  {
    id: 'demo-coordinator-ministry',
    name: 'Amina Bennis',
    email: email('amina.bennis'),
    role: 'coordinator',
    specialties: [],
    facilityId: 'ministry-of-health',
  },
  {
    id: 'demo-administrator',
    name: 'Omar Chraïbi',
    email: email('omar.chraibi'),
    role: 'admin',
    specialties: [],
    facilityId: 'drs-marrakech-safi',
  },
];
