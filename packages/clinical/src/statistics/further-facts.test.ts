import {
  appointmentContribution,
  callContribution,
  complaintContribution,
  referralContribution,
  type CallCountedFacts,
} from './further-facts.ts';

const atImilchil = {
  facilityId: 'imilchil',
  provinceId: 'midelt',
  regionId: 'draa-tafilalet',
} as const;
const startsAt = new Date('2026-03-04T23:30:00Z');

test.each([
  ['booked', { booked: 1 }],
  ['arrived', { booked: 1, kept: 1 }],
  ['fulfilled', { booked: 1, kept: 1 }],
  ['noshow', { booked: 1, noShows: 1 }],
  ['cancelled', { booked: 1, bookingsCancelled: 1 }],
] as const)('An appointment that is %s counts on the Moroccan day it is for', (status, counts) => {
  const facts = { ...atImilchil, status, specialty: 'neurology', startsAt };
  expect(appointmentContribution(facts)).toEqual({
    key: { ...atImilchil, day: '2026-03-04', specialty: 'neurology' },
    counts,
  });
});

test('What is practice, or of before places were kept, is in no figure', () => {
  const facts = { ...atImilchil, status: 'booked' as const, specialty: 'neurology', startsAt };
  expect(appointmentContribution({ ...facts, isPractice: true })).toBeUndefined();
  expect(appointmentContribution({ ...facts, regionId: undefined })).toBeUndefined();
});

test.each([
  ['requested', { referrals: 1 }],
  ['departed', { referrals: 1 }],
  ['arrived', { referrals: 1, referralsArrived: 1 }],
  ['cancelled', { referrals: 1, referralsCancelled: 1 }],
] as const)('A referral that is %s', (state, counts) => {
  const facts = { ...atImilchil, state, specialty: 'neurology', requestedAt: startsAt };
  expect(referralContribution(facts)?.counts).toEqual(counts);
});

const overSatellite: CallCountedFacts = {
  ...atImilchil,
  day: '2026-03-04',
  specialty: 'neurology',
  isOfSite: true,
  isFirstOfCall: true,
  figures: {
    lossUp: 0.0312,
    lossDown: 0.01,
    roundTripMs: 640,
    upKbps: 187.4,
    concealedRatio: 0.0555,
    rejoins: 2,
    pictureLosses: 3,
  },
};

test('A call counts as its site measured it, by its worse direction', () => {
  expect(callContribution(overSatellite)?.counts).toEqual({
    calls: 1,
    connections: 1,
    measuredLoss: 1,
    lossPermille: 31,
    measuredRoundTrip: 1,
    roundTripMs: 640,
    rejoins: 2,
    pictureLosses: 3,
    fallbacks: 1,
    measuredUp: 1,
    upKbps: 187,
    measuredSound: 1,
    concealedPermille: 56,
  });
  expect(callContribution({ ...overSatellite, isOfSite: false })).toBeUndefined();
});

test('A complaint counts on its day, at its site or at none', () => {
  const { facilityId, ...itsProvince } = atImilchil;
  const facts = { ...itsProvince, receivedDay: '2026-03-04', channel: 'phone' } as const;
  const counts = { complaints: 1, 'complaints/phone': 1 };
  expect(complaintContribution({ ...facts, facilityId })).toMatchObject({
    key: { day: '2026-03-04', facilityId, specialty: 'none' },
    counts,
  });
  expect(complaintContribution(facts)).toMatchObject({ key: { facilityId: 'none' }, counts });
  expect(complaintContribution({ ...facts, isPractice: true })).toBeUndefined();
});

test('Who came back into a call makes no second call, and what nothing measured has no value', () => {
  const figures = { rejoins: 0, pictureLosses: 0 };
  const again = callContribution({ ...overSatellite, isFirstOfCall: false, figures });
  expect(again?.counts).toEqual({ connections: 1 });
});
