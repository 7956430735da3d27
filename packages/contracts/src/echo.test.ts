import fc from 'fast-check';
import {
  echoHeaderBytes,
  echoWordBytes,
  maxEchoBytes,
  readEchoProbe,
  writeEchoProbe,
} from './echo.ts';

const length = fc.integer({ min: echoHeaderBytes, max: maxEchoBytes });

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), length, length, (sequence, ask, total) => {
      const probe = { sequence, answerBytes: ask };
      const bytes = writeEchoProbe(probe, total);
      expect(bytes.byteLength).toBe(total);
      expect(readEchoProbe(bytes)).toEqual(probe);
    }),
  );
});

test('nothing else is read as a probe that could ask for more than a packet', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      const probe = readEchoProbe(bytes);
      if (probe) expect(probe.answerBytes).toBeLessThanOrEqual(maxEchoBytes);
    }),
  );
});

test('what reaches a peer is read as it was told, in whole kbit/s', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (downKbps) => {
      const probe = { sequence: 1, answerBytes: echoHeaderBytes, downKbps };
      const read = readEchoProbe(writeEchoProbe(probe, echoWordBytes))?.downKbps ?? 0;
      const most = 0xffff;
      expect(read).toBeGreaterThanOrEqual(1);
      expect(Math.abs(read - Math.min(most, downKbps))).toBeLessThanOrEqual(1);
      expect(readEchoProbe(writeEchoProbe(probe, echoWordBytes - 1))?.downKbps).toBeUndefined();
    }),
  );
});

test('a word about pictures is read as it was said', () => {
  const sent = fc.subarray(['camera', 'screen', 'secondary-camera'] as const);
  const word = fc.record({ isSparing: fc.boolean(), sent });
  fc.assert(
    fc.property(word, (pictures) => {
      const probe = { sequence: 1, answerBytes: echoHeaderBytes, pictures };
      expect(readEchoProbe(writeEchoProbe(probe, echoWordBytes))).toEqual(probe);
      expect(readEchoProbe(writeEchoProbe(probe, echoHeaderBytes))?.pictures).toBeUndefined();
    }),
  );
});
