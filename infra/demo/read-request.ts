import { parseArgs } from 'node:util';
import { z } from 'zod';

const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** What decides a country that is made up. */
const countryOptions = z.strictObject({
  consultations: count(5_000_000),
  years: count(8),
  sites: count(5_000),
  seed: z.string().min(1).max(40).default('1'),
  until: z.iso.date().optional(),
});

export interface DemoRequest {
  what: 'pilot' | 'generate';
  /** Where it is made; absent: a folder of its own. */
  data: string | undefined;
  /** For the program that makes it. */
  args: readonly string[];
}

/** `undefined` where nobody can tell what is wanted. */
export function readDemoRequest(argv: readonly string[]): DemoRequest | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        consultations: { type: 'string' },
        years: { type: 'string' },
        sites: { type: 'string' },
        seed: { type: 'string' },
        until: { type: 'string' },
      },
    });
    const { data, ...options } = values;
    const [what, ...more] = positionals;
    if (more.length > 0) return undefined;
    if (what === 'pilot' && Object.keys(options).length === 0) {
      return { what, data, args: ['pilot'] };
    }
    const country = countryOptions.safeParse(options);
    if (what !== 'generate' || !country.success) return undefined;
    return { what, data, args: ['country', JSON.stringify(country.data)] };
  } catch {
    return undefined;
  }
}
