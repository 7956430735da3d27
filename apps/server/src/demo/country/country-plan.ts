import { setImmediate as turnOfOthers } from 'node:timers/promises';
import {
  dayAfter,
  instantOf,
  moroccanDay,
  type ConsultationMode,
  type Province,
} from '@qarib/clinical';
import type { DayOfRecords } from '../../use-cases/statistics/add-counted-day.ts';
import { reasonFor } from '../fill/case.ts';
import { dayParts } from '../fill/day-parts.ts';
import type { DemoPlan, Part } from '../fill/fill-store.ts';
import { openFacilities } from '../fill/open-facilities.ts';
import { patientKindFor } from '../fill/people.ts';
import { randomFor, type Random } from '../fill/random.ts';
import { priorityAt } from './answer.ts';
import { countryDays, hourWeights, openShare, seasonOf, type CountryDay } from './calendar.ts';
import { courseOf, type Course, type Request } from './course.ts';
import type { CountryOptions } from './options.ts';
import { countryPractitioners, patientAt, patientFor, patientsPerSite } from './people.ts';
import { countryPlaces, type CountrySite } from './places.ts';

/** Moves with everything that makes the same options another country. */
const version = 4;
const patientsOfPart = 1_000;
/** Some milliseconds: the store is answered in between. */
const coursesOfTurn = 50;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A plausible country: where it asks, when, what for, who answers and what the links carry. */
export function countryPlan(
  options: CountryOptions,
  provinces: readonly Province[],
  passwordHash: string,
): DemoPlan {
  const places = countryPlaces(options, provinces);
  const days = countryDays(options);
  const country = new Country(options, places.sites, days);
  const last = days.at(-1)?.day ?? options.until;
  return {
    id: 'country',
    plan: JSON.stringify({ version, ...options }),
    parts: [
      {
        stage: 'people',
        size: 0,
        prepare: () =>
          Promise.resolve(async (records) => {
            await openFacilities(records, [
              ...places.hospitals,
              ...places.sites.map(({ facility }) => facility),
            ]);
            await records.practitioners.addMany(
              countryPractitioners(options, places, passwordHash),
            );
          }),
      },
      ...patientParts(options, places.sites),
      // What the last evening led to may count on the day after.
      ...dayParts(
        [...days, { day: dayAfter(last, 1), size: 0 }],
        places.sites.map(({ facility }) => facility.id),
        (day) => country.recordsOn(day),
      ),
    ],
  };
}

function patientParts(options: CountryOptions, sites: readonly CountrySite[]): Part[] {
  const perSite = patientsPerSite(options);
  const sitesOfPart = Math.max(1, Math.floor(patientsOfPart / perSite));
  const count = Math.ceil(sites.length / sitesOfPart);
  return Array.from({ length: count }, (_, at) => ({
    stage: 'people',
    size: sites.slice(at * sitesOfPart, (at + 1) * sitesOfPart).length * perSite,
    prepare() {
      const own = sites.slice(at * sitesOfPart, (at + 1) * sitesOfPart);
      const patients = own.flatMap((site) =>
        Array.from({ length: perSite }, (_, number) => patientAt(options, site, number)),
      );
      return Promise.resolve((records) => records.patients.addMany(patients));
    },
  }));
}

/** What is asked on each day, made when it is wanted, the same every time. */
class Country {
  readonly #options: CountryOptions;
  readonly #sites: readonly CountrySite[];
  readonly #weights: Float64Array;
  readonly #days: ReadonlyMap<string, CountryDay>;
  /** Of the day made last: what it led to after midnight is the next day's. */
  #latest: { readonly day: string; readonly courses: readonly Course[] } | undefined;

  constructor(options: CountryOptions, sites: readonly CountrySite[], days: readonly CountryDay[]) {
    this.#options = options;
    this.#sites = sites;
    this.#days = new Map(days.map((each) => [each.day, each]));
    this.#weights = new Float64Array(sites.length);
    let sum = 0;
    for (const [at, { weight }] of sites.entries()) this.#weights[at] = sum += weight;
  }

  /** By the day each counts on, which may be the one after it was asked for. */
  async recordsOn(day: string): Promise<DayOfRecords> {
    const before = dayAfter(day, -1);
    const isKnown = this.#latest?.day === before;
    const earlier = isKnown ? (this.#latest?.courses ?? []) : await this.#coursesOf(before);
    const own = await this.#coursesOf(day);
    this.#latest = { day, courses: own };
    const courses = [...earlier, ...own];
    const isOfDay = (instant: Date) => moroccanDay(instant) === day;
    return {
      consultations: courses
        .map(({ consultation }) => consultation)
        .filter(({ requestedAt }) => isOfDay(requestedAt)),
      appointments: courses
        .flatMap(({ appointments }) => appointments)
        .filter(({ startsAt }) => isOfDay(startsAt)),
      referrals: courses
        .flatMap(({ referral }) => referral ?? [])
        .filter(({ requestedAt }) => isOfDay(requestedAt)),
      callQualities: courses
        .flatMap(({ callQuality }) => callQuality ?? [])
        .filter((quality) => quality.day === day),
      complaints: [],
    };
  }

  async #coursesOf(day: string): Promise<Course[]> {
    const wanted = this.#days.get(day);
    const courses: Course[] = [];
    if (wanted === undefined) return courses;
    const { seed } = this.#options;
    for (let at = 0; at < wanted.size; at += 1) {
      if (at % coursesOfTurn === 0) await turnOfOthers();
      const random = randomFor(seed, day, at);
      courses.push(courseOf(this.#requestOf(wanted, at, random), random));
    }
    return courses;
  }

  #requestOf({ day, time }: CountryDay, at: number, random: Random): Request {
    const site = this.#siteAt(time, random);
    const { facility, nurseId } = site;
    const specialty = random.weighted(
      site.demand.map(([own, weight]) => [own, weight * seasonOf(own, day)] as const),
    );
    const mode = random.weighted<ConsultationMode>([
      ['immediate', 73],
      ['scheduled', 15],
      ['asynchronous', 12],
    ]);
    const hour = mode === 'scheduled' ? random.whole(9, 15) : random.weighted(hourWeights);
    const minute = mode === 'scheduled' ? random.oneOf([0, 20, 40]) : random.whole(0, 59);
    const asked = {
      id: `g${day.replaceAll('-', '')}-${at}`,
      site: facility,
      nurseId,
      patient: patientFor(this.#options, site, patientKindFor(specialty), random),
      specialty,
      mode,
      priority: mode === 'scheduled' ? ('routine' as const) : priorityAt({ day, hour }, random),
      reason: reasonFor(specialty, random),
      requestedAt: instantOf(`${day}T${twoDigits(hour)}:${twoDigits(minute)}`),
    };
    return { asked, site, day, hour };
  }

  /** Among those that have joined by then, by how often each asks. */
  #siteAt(time: number, random: Random): CountrySite {
    const open = Math.max(1, Math.ceil(this.#sites.length * openShare(time)));
    const wanted = random.next() * (this.#weights[open - 1] ?? 0);
    let [low, high] = [0, open - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#weights[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const site = this.#sites[low];
    if (site === undefined) throw new Error('a country without sites');
    return site;
  }
}
