import { layersForLines, type MediaSource, type PauseReason } from '@qarib/contracts';
import {
  firstPictureRung,
  rungAt,
  soundRung,
  topRung,
  type Picture,
  type Voice,
} from './ladder.ts';

/** What a person may ask for; `auto` leaves it to the link. */
export const profiles = ['full', 'saver', 'audio-first'] as const;
export type Profile = (typeof profiles)[number];
export type ProfileChoice = Profile | 'auto';

/** A picture that is on, and the size of the largest that anybody shows of it. */
export type OwnPicture = { readonly source: MediaSource; readonly lines: number };

export type PlanInput = {
  readonly choice: ProfileChoice;
  /** Rung of the own way up. */
  readonly own: number;
  /** Of the best way down among the others, for pictures; and of the poorest, for the voice. */
  readonly theirBest: number;
  readonly theirPoorest: number;
  readonly pictures: readonly OwnPicture[];
  /** All that goes round is late, whichever way is full. */
  readonly isChoked?: boolean;
};

export type PicturePlan = {
  /** How many layers leave the browser. */
  readonly layers: number;
  /** How the one layer is encoded; absent when all that are sent are as they were negotiated. */
  readonly small?: Exclude<Picture, 'all' | undefined>;
  /** Why there is none although somebody would look at it. */
  readonly pauseReason?: PauseReason;
};

export type Plan = {
  readonly voice: Voice;
  readonly pictures: ReadonlyMap<MediaSource, PicturePlan>;
  readonly profile: Profile;
  /** What keeps it from being `full`. */
  readonly reason: PauseReason | undefined;
  /** No picture is to come, either: even the word that one has come may be too much for the own way up. */
  readonly isSparing: boolean;
};

/** What is held to the patient, or shared on purpose, matters more than a face. */
const importance: readonly MediaSource[] = ['secondary-camera', 'screen', 'camera'];

const caps: Readonly<Record<ProfileChoice, number>> = {
  auto: topRung,
  full: topRung,
  saver: topRung - 1,
  'audio-first': soundRung,
};

function profileOf(rung: number): Profile {
  if (rung === topRung) return 'full';
  return rung >= firstPictureRung ? 'saver' : 'audio-first';
}

/** The largest is what people look at; of two alike, the more important. */
function mainOf(pictures: readonly OwnPicture[]): MediaSource | undefined {
  const [main] = pictures.toSorted(
    (a, b) => b.lines - a.lines || importance.indexOf(a.source) - importance.indexOf(b.source),
  );
  return main?.source;
}

/** What to send of everything that is on. The person's wish, the own way and theirs: the poorest counts. */
export function planFor(input: PlanInput): Plan {
  const { choice, theirPoorest, pictures } = input;
  // Whoever insists on a picture gets the smallest there is, whatever the link says.
  const floor = choice === 'full' ? firstPictureRung : 0;
  const own = Math.max(floor, input.own);
  const theirBest = Math.max(floor, input.theirBest);
  const rung = Math.min(caps[choice], own, theirBest);
  const reasons: readonly (readonly [number, PauseReason])[] = [
    [caps[choice], 'own-choice'],
    [own, 'own-link'],
    [theirBest, 'their-link'],
  ];
  const reason = reasons.find(([limit]) => limit === rung && limit < topRung)?.[1];
  const { picture } = rungAt(rung);
  const main = mainOf(pictures);
  const planOne = ({ source, lines }: OwnPicture): PicturePlan => {
    if (lines === 0) return { layers: 0 };
    if (picture === 'all') return { layers: layersForLines(lines) };
    if (picture && source === main) return { layers: 1, small: picture };
    return { layers: 0, ...(reason && { pauseReason: reason }) };
  };
  return {
    // A choice about pictures takes nothing from the voice.
    voice: rungAt(Math.min(input.own, theirPoorest)).voice,
    pictures: new Map(pictures.map((one) => [one.source, planOne(one)])),
    profile: profileOf(rung),
    reason,
    isSparing: (input.own < soundRung || input.isChoked === true) && choice !== 'full',
  };
}
