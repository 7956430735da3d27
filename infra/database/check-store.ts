import type { Db } from 'mongodb';

interface StoreReport {
  collections: number;
  documents: number;
  problems: string[];
}

/** Lets a MongoDB verify every collection and index of the database. */
export async function checkStore(db: Db): Promise<StoreReport> {
  const report: StoreReport = { collections: 0, documents: 0, problems: [] };
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (name.startsWith('system.')) continue;
    const reply = await db.command({ validate: name, full: true });
    report.collections += 1;
    report.documents += Number(reply['nrecords']);
    if (reply['valid'] !== true) report.problems.push(`${name}: ${String(reply['errors'])}`);
  }
  return report;
}
