import { readUp } from './link-reading.ts';

const pair = (id: string, packetsReceived: number) =>
  [id, { id, type: 'candidate-pair', packetsReceived }] as const;
const media = (id: string, packetsSent: number, nackCount: number) =>
  [id, { id, type: 'outbound-rtp', packetsSent, nackCount }] as const;
const inUse = (selectedCandidatePairId: string) =>
  ['transport', { type: 'transport', selectedCandidatePairId }] as const;

const sending = [media('voice', 400, 3), media('picture', 250, 4)];

test('what is sent and missed is of all that is sent, and what is heard of the pair in use', () => {
  const report = new Map<string, unknown>([
    ...sending,
    pair('spare', 70),
    pair('used', 90),
    inUse('used'),
  ]);
  expect(readUp(report).traffic).toEqual({ sent: 650, missed: 7, heard: 90 });
  report.delete('spare');
  expect(readUp(report).traffic.heard).toBe(90);
});

test('a browser that does not tell which one is in use tells nothing of what is heard', () => {
  const report = new Map<string, unknown>([...sending, pair('one', 70)]);
  expect(readUp(report).traffic.heard).toBe(0);
});
