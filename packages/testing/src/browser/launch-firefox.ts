import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { firefox, type Browser } from 'playwright-core';

const relay = fileURLToPath(new URL('firefox-relay.ts', import.meta.url));

/** Firefox as Debian ships it, with a camera and a microphone that are always there and always allowed. */
export function launchFirefox(): Promise<Browser> {
  return firefox.launch({
    // By WebDriver BiDi, which Firefox itself speaks; without it Playwright wants a Firefox of its own.
    channel: 'moz-firefox',
    executablePath: relay,
    // The relay runs in this Node.
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
    },
  });
}
