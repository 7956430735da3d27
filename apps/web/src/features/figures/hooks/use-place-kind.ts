import {
  breakdownsOf,
  countryId,
  placeKinds,
  type Breakdown,
  type PlaceKind,
} from '@qarib/clinical';
import { useSession } from '../../../shared/session/session.ts';
import type { FigureView } from './figure-view.ts';

/** What sort of place a view is of: the one its address names, or all that the reader may see. */
export function usePlaceKind({ place }: Pick<FigureView, 'place'>): PlaceKind {
  const { practitioner } = useSession();
  if (place) return place;
  if (practitioner.role === 'nurse') return 'facility';
  return practitioner.facility.regionId === countryId ? 'country' : 'region';
}

/** The places a place can be told apart by; a site is only itself. */
export function partsOf(kind: PlaceKind): readonly Breakdown[] {
  const parts = breakdownsOf(kind).filter((by) => placeKinds.some((it) => it === by));
  return parts.length > 0 ? parts : ['facility'];
}
