import type { Reach } from './reach.ts';
import type { StartSettings } from './start-settings.ts';

/** Says in plain words what others could do who reach this start. */
export function warnOfReach(
  { origin, isDemo }: StartSettings,
  { isOpen }: Reach,
  isHttps: boolean,
  onNotice: (text: string) => void,
): void {
  const outside = (origin?.split(',') ?? []).filter((each) => !isLocal(each));
  const isReached = isOpen || outside.length > 0;
  const isBehindTls = outside.length > 0 && outside.every((each) => each.startsWith('https:'));
  if (isReached && !isHttps && !isBehindTls) {
    onNotice(
      'Others reach this over plain http: what they type and read can be read on the way, and ' +
        'browsers give no camera there. Add --https.',
    );
  }
  if (isReached && isDemo) {
    onNotice(
      'Whoever reaches this address can sign in as any demo person, without a password. Where ' +
        'real people work, start with --no-demo.',
    );
  }
}

function isLocal(origin: string): boolean {
  return (
    URL.canParse(origin) &&
    /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname)
  );
}
