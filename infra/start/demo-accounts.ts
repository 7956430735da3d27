import { z } from 'zod';

const demoPeopleSchema = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      email: z.string(),
      facility: z.string().nullish(),
      specialty: z.string().nullish(),
    }),
  ),
});

type DemoPerson = z.infer<typeof demoPeopleSchema>['people'][number];

/** The accounts that the sign-in page offers in demo mode. */
export async function fetchDemoPeople(serverUrl: string): Promise<DemoPerson[]> {
  const response = await fetch(new URL('/api/demo/people', serverUrl));
  if (!response.ok) throw new Error(`The demo accounts could not be read: HTTP ${response.status}`);
  return demoPeopleSchema.parse(await response.json()).people;
}

/** The accounts as a table for the terminal. */
export function formatDemoPeople(people: readonly DemoPerson[]): string {
  const rows = people.map(({ name, role, specialty, facility, email }) => [
    name,
    specialty ? `${role}, ${specialty}` : role,
    facility ?? '',
    email,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
    .join('\n');
}
