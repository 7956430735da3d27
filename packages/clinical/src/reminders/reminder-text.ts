import { wallTimeOf } from '../time/moroccan-time.ts';
import type { LocalizedText } from '../catalogue/geography.ts';
import type { ReminderKind, ReminderLanguage, ReminderOccasion } from './reminder.ts';

/** What a message may say: a day, a time, a place. Nothing clinical, and no name. */
export type ReminderFacts = {
  readonly kind: ReminderKind;
  readonly occasion: ReminderOccasion;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly startsAt?: Date | undefined;
  /** Absent where the place's own name would tell of an illness. */
  readonly place?: LocalizedText | undefined;
};

/** 3GPP TS 23.038: the alphabet of which 160 fit into one message. */
const gsmAlphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

const smsLengths = { gsm: 160, ucs2: 70 } as const;

/** Letters outside the alphabet lose their accent rather than halve what fits. */
function toGsm(text: string): string {
  return Array.from(text.replace(/[’‘]/g, "'"))
    .map((letter) => (gsmAlphabet.has(letter) ? letter : letter.normalize('NFD').charAt(0)))
    .filter((letter) => gsmAlphabet.has(letter))
    .join('');
}

/** Whether one message carries it, in the alphabet it needs. */
export function fitsOneSms(text: string): boolean {
  const isGsm = Array.from(text).every((letter) => gsmAlphabet.has(letter));
  return text.length <= (isGsm ? smsLengths.gsm : smsLengths.ucs2);
}

const words = {
  fr: {
    vaccination: 'Rappel : une visite de votre enfant est prévue',
    'follow-up': 'Rappel : une nouvelle visite est prévue vers',
    appointment: 'Rappel : vous avez rendez-vous',
    'day-before': 'demain',
    'same-day': "aujourd'hui",
    'days-before': 'le',
    at: 'à',
    bring: 'Apportez le carnet de santé.',
    ask: 'Venez demander votre rendez-vous.',
  },
  ar: {
    vaccination: 'تذكير: زيارة طفلكم',
    'follow-up': 'تذكير: زيارة جديدة',
    appointment: 'تذكير: لديكم موعد',
    'day-before': 'غدا',
    'same-day': 'اليوم',
    'days-before': 'يوم',
    at: 'على',
    bring: 'أحضروا الدفتر الصحي.',
    ask: 'تعالوا لأخذ موعد.',
  },
} as const satisfies Record<ReminderLanguage, Record<string, string>>;

/** The message in the patient's language; the place is left out where it would take a second one. */
export function reminderText(language: ReminderLanguage, facts: ReminderFacts): string {
  const { kind, occasion, day, startsAt, place } = facts;
  const own = words[language];
  const [, month = '', date = ''] = day.split('-');
  const when = [own[occasion], `${date}/${month}`];
  const time = startsAt ? [own.at, wallTimeOf(startsAt).slice(11)] : [];
  const core = [own[kind], ...when, ...time].join(' ');
  const endings = { appointment: '', vaccination: ` ${own.bring}`, 'follow-up': ` ${own.ask}` };
  const ending = endings[kind];
  const shaped = (text: string) => (language === 'fr' ? toGsm(text) : text);
  const there = place ? [`${core}, ${place[language]}.`] : [];
  const whole = there.map((text) => text + ending);
  // Who has no time yet must learn how to get one; the others are told first where to go.
  const shorter =
    kind === 'follow-up' ? [`${core}.${ending}`, ...there] : [...there, `${core}.${ending}`];
  const candidates = [...whole, ...shorter, `${core}.`].map(shaped);
  return candidates.find(fitsOneSms) ?? shaped(`${core}.`);
}
