import { dayAfter, inSiteOrder, instantOf, moroccanDay, type Specialty } from '@qarib/clinical';
import type { Slot } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';
import { offersOf, slotPresenter, specialistsOf, type Offer } from './offers.ts';

type Input = {
  readonly specialty: Specialty;
  readonly practitionerId?: string | undefined;
  readonly durationMinutes?: number | undefined;
  readonly from?: string | undefined;
};
type Reply = { today: string; first: Slot[]; slots: Slot[] };

const daysShown = 7;
/** How far ahead the first free time of a hospital is looked for. */
const daysAhead = 60;
const mostSlots = 600;
const mostHospitals = 10;

/** Free times of a specialty: those of a week, and the first of each hospital in the site's order. */
export const findSlots = reads({
  action: 'find-slots',
  concerns: (_input: Input) => ({ entityType: 'Availability' }),
  async run(reading, input): Promise<Reply> {
    const { records, person, now } = reading;
    const { role, facilityId } = person.actor;
    if (role !== 'nurse' && role !== 'specialist') throw new AppError('NOT_FOUND');
    const today = moroccanDay(now);
    const from = input.from !== undefined && input.from > today ? input.from : today;
    const startMs = Math.max(instantOf(`${from}T00:00`).getTime(), now.getTime() + 1);
    const endMs = instantOf(`${dayAfter(from, daysAhead)}T00:00`).getTime();
    const shownUntilMs = instantOf(`${dayAfter(from, daysShown)}T00:00`).getTime();
    const { practitionerId } = input;
    const specialists = (await specialistsOf(reading, input.specialty)).filter(
      ({ id }) => practitionerId === undefined || id === practitionerId,
    );
    const range = { startMs, endMs };
    const offers = await offersOf(records, specialists, { range, ...input });
    const site = await records.facilities.find(facilityId);
    const order = site?.hospitalIds ?? [facilityId];
    const shown = offers.filter((offer) => offer.startMs < shownUntilMs);
    const first = firstOfEach(inSiteOrder(offers, order)).slice(0, mostHospitals);
    const present = await slotPresenter(records, specialists);
    const inTime = shown.toSorted((a, b) => a.startMs - b.startMs).slice(0, mostSlots);
    return { today, first: first.map(present), slots: inTime.map(present) };
  },
});

function firstOfEach(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ hospitalId }) => !seen.has(hospitalId) && seen.add(hospitalId));
}
