import {
  asAnswer,
  withoutEstimation,
  withoutTcp,
  withoutTrialReceiver,
  withPacketTime,
  withPausedLayers,
  withStartRate,
} from './answer-sdp.ts';

const answer = [
  'v=0',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=rtcp-fb:111 nack ',
  'a=rtcp-fb:111 transport-cc ',
  'a=ptime:20',
  'm=video 7 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  'a=rtcp-fb:96 nack',
  'a=fmtp:96 x-google-start-bitrate=250',
  'a=simulcast:recv r0;r1;r2',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=mid:2',
  '',
].join('\r\n');

test('the length of a packet is changed for one track alone', () => {
  const lines = withPacketTime(answer, '0', 60).split('\r\n');
  expect(lines.slice(1, 7)).toEqual([
    'm=audio 7 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    'a=rtcp-fb:111 nack ',
    'a=rtcp-fb:111 transport-cc ',
    'a=ptime:60',
    'a=maxptime:60',
  ]);
  expect(lines.filter((line) => line.startsWith('a=ptime'))).toHaveLength(1);
});

test('changed twice it is there once', () => {
  const twice = withPacketTime(withPacketTime(answer, '0', 60), '0', 120);
  expect(twice.match(/a=ptime:\d+/g)).toEqual(['a=ptime:120']);
});

test('a track is left out of what the way is judged by, and no other', () => {
  const judged = [
    'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
    'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
    'a=rtcp-fb:111 transport-cc ',
  ];
  const voice = [
    'm=audio 7 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=rtcp-fb:111 nack ',
    'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  ];
  const picture = ['m=video 7 UDP/TLS/RTP/SAVPF 96', 'a=mid:1', ...judged];
  const sdp = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
  const alone = withoutEstimation(sdp([...voice, ...judged, ...picture]), '0');
  expect(alone).toBe(sdp([...voice, ...picture]));
});

test('layers that are not sent are marked, so that a new answer does not start them', () => {
  const marked = withPausedLayers(answer, '1', new Set(['r1', 'r2']));
  expect(marked).toContain('a=simulcast:recv r0;~r1;~r2\r\n');
  expect(withPausedLayers(answer, '0', new Set(['r1']))).toBe(answer);
});

test('pictures start from another rate', () => {
  expect(withStartRate(answer, 120)).toContain('a=fmtp:96 x-google-start-bitrate=120\r\n');
});

test('TCP is left out', () => {
  const udp = 'a=candidate:1 1 udp 1078862079 127.0.0.1 40000 typ host\r\n';
  const tcp = 'a=candidate:2 1 tcp 1078862079 127.0.0.1 40000 typ host tcptype passive\r\n';
  expect(withoutTcp(answer + udp + tcp)).toBe(answer + udp);
});

test('what is sent to try the way has no receiver, and everybody else keeps theirs', () => {
  const picture = 'm=video 7 UDP/TLS/RTP/SAVPF 101\r\na=mid:0\r\na=sendonly\r\n';
  const trial = 'm=video 7 UDP/TLS/RTP/SAVPF 127\r\na=mid:probator\r\n';
  const tried = withoutTrialReceiver(`${picture}${trial}a=sendonly\r\n`);
  expect(tried).toBe(`${picture}${trial}a=inactive\r\n`);
});

test('what would be offered is answered: the side that began the handshake stays the one that did', () => {
  const offered = 'm=audio 7 UDP/TLS/RTP/SAVPF 100\r\na=setup:actpass\r\na=sendonly\r\n';
  expect(asAnswer(offered + offered).match(/a=setup:\w+/g)).toEqual([
    'a=setup:passive',
    'a=setup:passive',
  ]);
});
