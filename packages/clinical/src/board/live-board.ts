import { specialties, type Specialty } from '../catalogue/specialty.ts';
import type { ConsultationMode, ConsultationStatus } from '../consultation/consultation.ts';
import { countryId } from '../statistics/settlement.ts';

/** A site as the board knows it. */
export type BoardSite = {
  readonly id: string;
  readonly provinceId: string;
  readonly regionId: string;
  /** Whose specialists are rung for it; without any, those of all hospitals. */
  readonly hospitalIds: readonly string[];
};

/** A consultation that is not over: nothing of the patient, and nothing of what it is about. */
export type OpenCase = {
  readonly id: string;
  readonly status: ConsultationStatus;
  readonly mode: ConsultationMode;
  readonly specialty: Specialty;
  readonly regionId: string;
  readonly waitingSince: Date;
};

/** How many are on call for a specialty at a hospital. */
export type OnCallCount = {
  readonly hospitalId: string;
  readonly specialty: Specialty;
  readonly count: number;
};

/** What is known of one moment in the whole country. */
export type BoardMoment = {
  readonly sites: readonly BoardSite[];
  readonly onlineSiteIds: ReadonlySet<string>;
  readonly cases: readonly OpenCase[];
  /** Consultations whose two sides are in the call. */
  readonly inCallIds: ReadonlySet<string>;
  readonly onCall: readonly OnCallCount[];
};

/** Whom a specialty keeps waiting, and who is there for them. */
export type SpecialtyNow = {
  readonly specialty: Specialty;
  readonly onCall: number;
  readonly waiting: number;
  readonly longestWaitSince: Date | undefined;
  /** Taken on by a physician, and not in the call now. */
  readonly taken: number;
  readonly inCall: number;
};

export type PlaceNow = { readonly id: string; readonly sites: number; readonly online: number };

/** What a coordinator sees of a moment: numbers of a region or of the country. */
export type BoardNow = Omit<SpecialtyNow, 'specialty' | 'onCall'> & {
  readonly placeId: string;
  readonly sites: number;
  readonly online: number;
  /** Asked for in writing, and taken on by nobody yet. */
  readonly writtenWaiting: number;
  /** All of them, in the programme's order. */
  readonly specialties: readonly SpecialtyNow[];
  /** The regions of a country, the provinces of a region; those that have sites. */
  readonly places: readonly PlaceNow[];
  /** Of a region; a country has more than anybody reads. */
  readonly onlineSiteIds: readonly string[];
};

/** One region's share of a moment, or for the ministry all of it. */
export function boardOf(moment: BoardMoment, placeId: string): BoardNow {
  const isCountry = placeId === countryId;
  const isHere = ({ regionId }: { readonly regionId: string }) => isCountry || regionId === placeId;
  const sites = moment.sites.filter(isHere);
  const cases = moment.cases.filter(isHere);
  const spoken = cases.filter(({ mode }) => mode !== 'asynchronous');
  const online = sites.filter(({ id }) => moment.onlineSiteIds.has(id)).map(({ id }) => id);
  const serving = servingHospitals(sites);
  const isServing = ({ hospitalId }: OnCallCount) => serving === 'all' || serving.has(hospitalId);
  const onCall = moment.onCall.filter(isServing);
  return {
    placeId,
    sites: sites.length,
    online: online.length,
    writtenWaiting: cases.filter(isUntaken).length - spoken.filter(isUntaken).length,
    ...progressOf(spoken, moment.inCallIds),
    specialties: specialties.map((specialty) => ({
      specialty,
      onCall: sumOf(onCall.filter((it) => it.specialty === specialty)),
      ...progressOf(
        spoken.filter((it) => it.specialty === specialty),
        moment.inCallIds,
      ),
    })),
    places: placesOf(sites, moment.onlineSiteIds, isCountry),
    onlineSiteIds: isCountry ? [] : online,
  };
}

const isUntaken = ({ status }: OpenCase) => status === 'requested';

function progressOf(cases: readonly OpenCase[], inCallIds: ReadonlySet<string>) {
  const waiting = cases.filter(isUntaken);
  const inCall = cases.filter(({ id, status }) => status !== 'requested' && inCallIds.has(id));
  return {
    waiting: waiting.length,
    longestWaitSince: waiting
      .map(({ waitingSince }) => waitingSince)
      .toSorted((a, b) => a.getTime() - b.getTime())[0],
    taken: cases.length - waiting.length - inCall.length,
    inCall: inCall.length,
  };
}

function servingHospitals(sites: readonly BoardSite[]): ReadonlySet<string> | 'all' {
  if (sites.some(({ hospitalIds }) => hospitalIds.length === 0)) return 'all';
  return new Set(sites.flatMap(({ hospitalIds }) => hospitalIds));
}

const sumOf = (counts: readonly OnCallCount[]) => counts.reduce((sum, { count }) => sum + count, 0);

function placesOf(
  sites: readonly BoardSite[],
  online: ReadonlySet<string>,
  isCountry: boolean,
): PlaceNow[] {
  const groups = Map.groupBy(sites, ({ regionId, provinceId }) =>
    isCountry ? regionId : provinceId,
  );
  return [...groups].map(([id, own]) => ({
    id,
    sites: own.length,
    online: own.filter((site) => online.has(site.id)).length,
  }));
}
