import fc from 'fast-check';
import {
  canTakePlace,
  invitationStatus,
  isInvitationLive,
  maxPeopleInCall,
  type CallPart,
} from './invitation.ts';

const noon = new Date('2026-03-09T12:00:00Z');
const two = new Date('2026-03-09T14:00:00Z');

test('an invitation is open, then taken, and withdrawing it outweighs everything', () => {
  expect(invitationStatus({ expiresAt: two }, noon)).toBe('open');
  expect(invitationStatus({ expiresAt: two, acceptedAt: noon }, noon)).toBe('accepted');
  expect(invitationStatus({ expiresAt: two, acceptedAt: noon }, two)).toBe('expired');
  expect(invitationStatus({ expiresAt: noon, withdrawnAt: noon }, two)).toBe('withdrawn');
  expect(isInvitationLive({ expiresAt: two, acceptedAt: noon }, noon)).toBe(true);
  expect(isInvitationLive({ expiresAt: two, withdrawnAt: noon }, noon)).toBe(false);
});

test('however they come, four at most are in, and physician and site always get in', () => {
  const part = fc.constantFrom<CallPart>('site', 'invited');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), fc.nat(10), (comers, physicianAt) => {
      const order: CallPart[] = [...comers];
      order.splice(Math.min(physicianAt, order.length), 0, 'physician', 'site');
      const inside: CallPart[] = [];
      for (const comer of order) if (canTakePlace(comer, inside)) inside.push(comer);
      expect(inside.length).toBeLessThanOrEqual(maxPeopleInCall);
      expect(inside).toEqual(expect.arrayContaining(['physician', 'site']));
    }),
  );
});
