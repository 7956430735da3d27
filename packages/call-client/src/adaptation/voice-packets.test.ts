import { withPacketTime, withPausedLayers } from './voice-packets.ts';

const answer = [
  'v=0',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=ptime:20',
  'm=video 7 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  'a=simulcast:recv r0;r1;r2',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=mid:2',
  '',
].join('\r\n');

test('the length of a packet is changed for one track alone', () => {
  const lines = withPacketTime(answer, '0', 60).split('\r\n');
  expect(lines.slice(1, 5)).toEqual([
    'm=audio 7 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    'a=ptime:60',
    'a=maxptime:60',
  ]);
  expect(lines.filter((line) => line.startsWith('a=ptime'))).toHaveLength(1);
});

test('changed twice it is there once', () => {
  const twice = withPacketTime(withPacketTime(answer, '0', 60), '0', 120);
  expect(twice.match(/a=ptime:\d+/g)).toEqual(['a=ptime:120']);
});

test('layers that are not sent are marked, so that a new answer does not start them', () => {
  const marked = withPausedLayers(answer, '1', new Set(['r1', 'r2']));
  expect(marked).toContain('a=simulcast:recv r0;~r1;~r2\r\n');
  expect(withPausedLayers(answer, '0', new Set(['r1']))).toBe(answer);
});
