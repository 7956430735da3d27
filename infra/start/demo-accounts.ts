import { demoPeople, type DemoPerson, endpoints } from '@qarib/contracts';

/** The accounts that the sign-in page offers in demo mode. */
export async function fetchDemoPeople(serverUrl: string): Promise<DemoPerson[]> {
  const response = await fetch(new URL(endpoints.listDemoPeople.path, serverUrl));
  if (!response.ok) throw new Error(`The demo accounts could not be read: HTTP ${response.status}`);
  return demoPeople.parse(await response.json()).people;
}

/** The accounts as a table for the terminal. */
export function formatDemoPeople(people: readonly DemoPerson[]): string {
  const rows = people.map(({ name, role, specialties, facility, email }) => [
    name,
    [role, ...specialties].join(', '),
    facility.name.fr,
    email,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
    .join('\n');
}
