import type { Page } from '@qarib/testing/browser';
import {
  between,
  growth,
  longestGap,
  nowMs,
  outageAfter,
  pageReaches,
  returnAfter,
  samplesOf,
  watchCall,
  type Sample,
} from './call-watch.ts';
import { percentile } from '../lib/table.ts';
import { milliseconds, type Row } from './part.ts';
import type { Callers } from './stage.ts';

/** More than the odd packet that was under way; a second of speech has sixteen and more. */
const someAudioPackets = 5;
const movingFrames = 3;
const calmMs = 8_000;
/** The link has turned bad just before: pictures give way to it at first, and come back. */
const longestCalmingMs = 60_000;

/** What both sides saw of one trouble, the slower of them. */
export type Recovery = {
  /** Until packets of sound come again, after the end of the trouble. */
  readonly soundMs: number;
  readonly pictureMs: number;
  /** Until the banner goes, after the end. */
  readonly bannerGoneMs: number;
  /** Until the banner comes, after the beginning; nothing where none came. */
  readonly bannerAfterMs: number | undefined;
  /** The longest time without sound from the beginning on. */
  readonly gapMs: number;
};

function bannerTimes(samples: readonly Sample[], beginMs: number, endMs: number) {
  const shown = samples.filter(({ atMs, isReconnecting }) => atMs >= beginMs && isReconnecting);
  const [first] = shown;
  const last = shown.at(-1);
  return {
    bannerAfterMs: first && first.atMs - beginMs,
    bannerGoneMs: last ? Math.max(0, last.atMs - endMs) : 0,
  };
}

/** A trouble shorter than this is a moment after which nothing comes for a while. */
const momentMs = 100;
/** What was under way has arrived by then. */
const underWayMs = 2_000;

function recoveryOf(samples: readonly Sample[], beginMs: number, endMs: number): Recovery {
  const isMoment = endMs - beginMs < momentMs;
  const back = (field: 'audioPacketsIn' | 'framesIn', more: number) =>
    isMoment
      ? outageAfter(samples, field, endMs, underWayMs)
      : returnAfter(samples, field, endMs, more);
  return {
    soundMs: back('audioPacketsIn', someAudioPackets),
    pictureMs: back('framesIn', movingFrames),
    gapMs: longestGap(
      between(samples, beginMs - 1_000, Number.POSITIVE_INFINITY),
      'audioPacketsIn',
    ),
    ...bannerTimes(samples, beginMs, endMs),
  };
}

/** Resolves once pictures go both ways, or when they have had time enough for it. */
async function untilPicturesMove(pages: readonly Page[]): Promise<void> {
  const endMs = nowMs() + longestCalmingMs;
  const areMoving = async () => {
    const fromMs = nowMs() - 1_000;
    const counts = await Promise.all(
      pages.map(async (page) => growth(between(await samplesOf(page), fromMs, endMs), 'framesIn')),
    );
    return counts.every((frames) => frames >= movingFrames);
  };
  while (nowMs() < endMs && !(await areMoving()))
    await Promise.all(pages.map((page) => pageReaches(page, nowMs() + 500)));
}

/**
 * Lets something happen to a call that is calm, and watches both sides until it is calm again.
 * @param happen resolves at the end of the trouble
 * @param watchMs how long to look for what comes back
 */
export async function recoveryFrom(
  { nurse, specialist }: Pick<Callers, 'nurse' | 'specialist'>,
  happen: () => Promise<void>,
  watchMs: number,
): Promise<Recovery> {
  const pages = [nurse.page, specialist.page];
  await pageReaches(specialist.page, nowMs() + calmMs);
  await Promise.all(pages.map(watchCall));
  await pageReaches(specialist.page, nowMs() + 1_000);
  await untilPicturesMove(pages);
  const beginMs = nowMs();
  await happen();
  const endMs = nowMs();
  await pageReaches(specialist.page, endMs + watchMs);
  const sides = await Promise.all(
    pages.map(async (page) => recoveryOf(await samplesOf(page), beginMs, endMs)),
  );
  const worst = (field: Exclude<keyof Recovery, 'bannerAfterMs'>) =>
    Math.max(...sides.map((side) => side[field]));
  const banners = sides.flatMap(({ bannerAfterMs }) => bannerAfterMs ?? []);
  return {
    soundMs: worst('soundMs'),
    pictureMs: worst('pictureMs'),
    bannerGoneMs: worst('bannerGoneMs'),
    gapMs: worst('gapMs'),
    bannerAfterMs: banners.length > 0 ? Math.min(...banners) : undefined,
  };
}

export function recoveryRow(of: Row, found: readonly Recovery[]): Row {
  const values = (field: Exclude<keyof Recovery, 'bannerAfterMs'>) =>
    found.map((one) => one[field]);
  const banners = found.flatMap(({ bannerAfterMs }) => bannerAfterMs ?? []);
  const both = (field: Exclude<keyof Recovery, 'bannerAfterMs'>) =>
    `${milliseconds(values(field), 50)} / ${milliseconds(values(field), 100)}`;
  return {
    ...of,
    n: found.length,
    'sound ms p50 / max': both('soundMs'),
    'picture ms p50 / max': both('pictureMs'),
    'longest gap in sound ms': both('gapMs'),
    'banner after ms': banners.length > 0 ? percentile(banners, 50).toFixed(0) : 'none',
    'banner gone ms': both('bannerGoneMs'),
  };
}
