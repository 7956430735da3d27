import { consultationContribution, type ConsultationCountedFacts } from './facts.ts';

const seizureAtImilchil: ConsultationCountedFacts = {
  status: 'completed',
  mode: 'immediate',
  isAnswered: true,
  wasEntered: true,
  wasHeld: true,
  isNoteSigned: true,
  isPractice: false,
  facilityId: 'imilchil',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
  specialty: 'neurology',
  priority: 'stat',
  reasonCode: 'N07',
  ageGroup: '5-14',
  hospitalId: 'chu-casablanca',
  requestedAt: new Date('2026-03-04T10:59:00Z'),
  acceptedAt: new Date('2026-03-04T11:01:30Z'),
  opinionRequestedAt: undefined,
  opinionDueAt: undefined,
  signedAt: new Date('2026-03-04T11:30:00Z'),
  outcome: 'treated-on-site',
  journeyAvoidedKm: 412,
};

const countsOf = (facts: ConsultationCountedFacts) => consultationContribution(facts)?.counts;

test('A consultation counts in its site and specialty, on the Moroccan day and hour it was requested', () => {
  expect(consultationContribution(seizureAtImilchil)).toMatchObject({
    key: {
      day: '2026-03-04',
      facilityId: 'imilchil',
      provinceId: 'midelt',
      regionId: 'draa-tafilalet',
      specialty: 'neurology',
    },
    counts: {
      requested: 1,
      completed: 1,
      waited: 1,
      waitSeconds: 150,
      'wait/2': 1,
      outcomes: 1,
      transfersAvoided: 1,
      journeyAvoidedKm: 412,
      'mode/immediate/completed': 1,
      'priority/stat/answered': 1,
      'reason/N07/requested': 1,
      'age/5-14/attempted': 1,
      // Ramadan: the clock shows UTC.
      'hour/3-10/requested': 1,
      'hospital/chu-casablanca/completed': 1,
    },
  });
});

test('One finished after midnight stays on the day it was asked for', () => {
  const late = { ...seizureAtImilchil, requestedAt: new Date('2026-11-21T23:58:00Z') };
  expect(consultationContribution(late)?.key.day).toBe('2026-11-21');
});

test('Practice counts nowhere', () => {
  expect(consultationContribution({ ...seizureAtImilchil, isPractice: true })).toBeUndefined();
});

test('A transfer avoids no journey, and an ending counts only of what was completed', () => {
  const transferred = countsOf({ ...seizureAtImilchil, outcome: 'urgent-transfer' });
  expect(transferred).toMatchObject({ outcomes: 1, transfers: 1 });
  expect(transferred).not.toHaveProperty('journeyAvoidedKm');
  expect(countsOf({ ...seizureAtImilchil, isNoteSigned: false })).not.toHaveProperty('outcomes');
});

test('A written opinion counts its own time, and whether it came before it was due', () => {
  const written: ConsultationCountedFacts = {
    ...seizureAtImilchil,
    mode: 'asynchronous',
    wasHeld: false,
    opinionRequestedAt: seizureAtImilchil.requestedAt,
    opinionDueAt: new Date('2026-03-04T11:30:00Z'),
  };
  const counts = countsOf(written);
  expect(counts).toMatchObject({ opinions: 1, opinionSeconds: 31 * 60, opinionsInTime: 1 });
  expect(counts).not.toHaveProperty('waited');
  const late = countsOf({ ...written, signedAt: new Date('2026-03-04T11:30:01Z') });
  expect(late).not.toHaveProperty('opinionsInTime');
});

test('A clock that was put back makes nobody wait less than no time', () => {
  const odd = { ...seizureAtImilchil, acceptedAt: new Date('2026-03-04T10:00:00Z') };
  expect(countsOf(odd)).toMatchObject({ waitSeconds: 0, 'wait/0': 1 });
});
