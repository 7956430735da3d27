import type { CallSnapshot, ConnectionQuality, Quality } from '@qarib/call-client';

/** Whose link it is, and which way. */
export type LinkCulprit = 'theirUp' | 'myDown' | 'theirDown' | 'myUp';

export type LinkOfPerson = {
  readonly quality: Quality;
  /** Set when the link is worse than good. */
  readonly culprit: LinkCulprit | undefined;
};

const badness: Readonly<Record<Quality, number>> = {
  unknown: 0,
  good: 1,
  fair: 2,
  poor: 3,
  lost: 4,
};
const untold: ConnectionQuality = { up: 'unknown', down: 'unknown' };

/**
 * How well this person and oneself get through to each other, and what it is due to. What they send is
 * looked at first: their own figures know of their way up, and what is lost there is missing here too.
 */
export function linkWith(
  peerId: string,
  { quality, qualityOfOthers }: Pick<CallSnapshot, 'quality' | 'qualityOfOthers'>,
): LinkOfPerson {
  const theirs = qualityOfOthers[peerId] ?? untold;
  const parts: readonly (readonly [LinkCulprit, Quality])[] = [
    ['theirUp', theirs.up],
    ['myDown', quality.down],
    ['theirDown', theirs.down],
    ['myUp', quality.up],
  ];
  const worst = Math.max(...parts.map(([, of]) => badness[of]));
  const [culprit, of] = parts.find(([, one]) => badness[one] === worst) ?? ['theirUp', 'unknown'];
  return { quality: of, culprit: worst > badness.good ? culprit : undefined };
}
