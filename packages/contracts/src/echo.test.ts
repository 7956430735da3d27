import fc from 'fast-check';
import {
  echoHeaderBytes,
  echoWishBytes,
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

test.each([true, false])('a wish about pictures is read as it was said: %s', (isSparing) => {
  const probe = { sequence: 1, answerBytes: echoHeaderBytes, isSparing };
  expect(readEchoProbe(writeEchoProbe(probe, echoWishBytes))).toEqual(probe);
  expect(readEchoProbe(writeEchoProbe(probe, echoHeaderBytes))?.isSparing).toBeUndefined();
});
