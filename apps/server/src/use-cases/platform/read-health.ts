import type { SystemHealth } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

export function readHealth({ store, media, figures }: Ports): SystemHealth {
  return {
    database: store.isAvailable(),
    media: media.isAvailable(),
    ...(!figures.isExact && { figures: 'differing' }),
  };
}
