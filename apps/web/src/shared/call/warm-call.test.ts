import { FakeCall } from '../../../test/fake-call.ts';
import { openSocket } from '../socket/socket.ts';
import { firstVisit } from './create-call.ts';
import { takeWarmCall, warmUpCall } from './warm-call.ts';

const mockCalls: FakeCall[] = [];
jest.mock('./create-call.ts', () => ({
  ...jest.requireActual('./create-call.ts'),
  createCall: () => Promise.resolve(mockCalls[0]),
}));

const consultationId = 'consultation-1';
const minuteMs = 60_000;

/** The page of a case is open, and its call has got as far as it does there. */
async function warmed() {
  const call = new FakeCall();
  mockCalls.splice(0, 1, call);
  const leavePage = warmUpCall(consultationId);
  await jest.advanceTimersByTimeAsync(0);
  return { call, leavePage };
}

beforeAll(() => Object.assign(globalThis, { RTCPeerConnection: EventTarget }));
afterAll(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'));
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a call that was taken over goes on, however long ago the page of its case was left', async () => {
  const { call, leavePage } = await warmed();
  leavePage();
  expect(takeWarmCall(consultationId, firstVisit, openSocket)).toBe(call);
  await jest.advanceTimersByTimeAsync(minuteMs);
  expect(call.asked).not.toContain('close');
});

test('nor does it end when the page of its case is left after that', async () => {
  const { call, leavePage } = await warmed();
  expect(takeWarmCall(consultationId, firstVisit, openSocket)).toBe(call);
  leavePage();
  await jest.advanceTimersByTimeAsync(minuteMs);
  expect(call.asked).not.toContain('close');
});

test('a call that nobody takes is let go of', async () => {
  const { call, leavePage } = await warmed();
  leavePage();
  await jest.advanceTimersByTimeAsync(minuteMs);
  expect(call.asked).toContain('close');
  expect(takeWarmCall(consultationId, firstVisit, openSocket)).toBeUndefined();
});
