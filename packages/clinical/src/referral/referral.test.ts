import fc from 'fast-check';
import type { Actor } from '../access/access.ts';
import {
  isReferralOpen,
  referralEvents,
  referralEventsFor,
  referralStateAfter,
  type ReferralState,
} from './referral.ts';

const actor = (of: Partial<Actor>): Actor => ({
  practitionerId: 'p',
  role: 'nurse',
  facilityId: 'csr',
  regionId: 'r',
  specialties: [],
  ...of,
});
const referral = { facilityId: 'csr', practitionerId: 'benali', acceptingFacilityId: 'chu' };
const nurse = actor({});
const physician = actor({ role: 'specialist', practitionerId: 'benali', facilityId: 'elsewhere' });
const hospital = actor({ role: 'specialist', practitionerId: 'tazi', facilityId: 'chu' });

test('a patient is sent, accepted, gone, and there', () => {
  const states: (ReferralState | undefined)[] = ['requested'];
  for (const event of ['accept', 'depart', 'arrive'] as const) {
    states.push(referralStateAfter(states.at(-1) ?? 'requested', event));
  }
  expect(states).toEqual(['requested', 'accepted', 'departed', 'arrived']);
});

test('each tells what they see', () => {
  const asked = { ...referral, state: 'requested' as const };
  expect(referralEventsFor(nurse, asked)).toEqual(['depart', 'arrive', 'cancel']);
  expect(referralEventsFor(physician, asked)).toEqual(['accept', 'arrive', 'cancel']);
  expect(referralEventsFor(hospital, asked)).toEqual(['accept', 'arrive']);
  expect(referralEventsFor(actor({ role: 'coordinator' }), asked)).toEqual([]);
  expect(referralEventsFor(actor({ facilityId: 'other' }), asked)).toEqual([]);
});

test('nothing happens any more to what is over, and everything ends within three steps', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...referralEvents), { maxLength: 12 }), (events) => {
      let state: ReferralState = 'requested';
      let steps = 0;
      for (const event of events) {
        const next = referralStateAfter(state, event);
        if (!isReferralOpen(state)) expect(next).toBeUndefined();
        if (next) steps += 1;
        state = next ?? state;
      }
      expect(steps).toBeLessThanOrEqual(3);
    }),
  );
});
