import type { BoardNow, SpecialtyNow } from '@qarib/clinical';
import type { Board } from '@qarib/contracts';

export function presentBoard({ specialties, ...board }: BoardNow, now: Date): Board {
  const { placeId, sites, online, writtenWaiting, places, onlineSiteIds } = board;
  return {
    placeId,
    asOf: now.toISOString(),
    sites,
    online,
    ...presentProgress(board),
    writtenWaiting,
    specialties: specialties.map((row) => ({
      specialty: row.specialty,
      onCall: row.onCall,
      ...presentProgress(row),
    })),
    places: [...places],
    onlineSiteIds: [...onlineSiteIds],
  };
}

type Progress = Pick<SpecialtyNow, 'waiting' | 'longestWaitSince' | 'taken' | 'inCall'>;

const presentProgress = ({ waiting, longestWaitSince, taken, inCall }: Progress) => ({
  waiting,
  ...(longestWaitSince && { longestWaitSince: longestWaitSince.toISOString() }),
  taken,
  inCall,
});
