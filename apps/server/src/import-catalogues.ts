/** `node import-catalogues.ts [file…]`: the files given, or those that Qarib brings, into `MONGODB_URI`. */
import { join } from 'node:path';
import {
  CatalogueFileError,
  catalogueFolder,
  readCatalogueFile,
} from './adapters/files/catalogue-file.ts';
import { createPinoLog } from './adapters/log/pino-log.ts';
import { MongoStore } from './adapters/mongo/mongo-store.ts';
import { systemClock } from './adapters/time/system-clock.ts';
import { CatalogueShelf } from './use-cases/catalogues/catalogue-shelf.ts';
import {
  importCatalogue,
  ImportRefused,
  inImportOrder,
} from './use-cases/catalogues/import-catalogue.ts';
import { openSites } from './use-cases/catalogues/open-sites.ts';

const bundled = join(import.meta.dirname, '../catalogues');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function importAll(store: MongoStore, paths: readonly string[]): Promise<void> {
  // Every file is read before anything is written: one bad line changes nothing.
  const files =
    paths.length === 0
      ? await catalogueFolder(bundled).readAll()
      : await Promise.all(paths.map((path) => readCatalogueFile(path)));
  const log = createPinoLog('silent');
  const needs = { store, clock: systemClock, catalogues: new CatalogueShelf(), log };
  for (const file of inImportOrder(files)) {
    const { catalogue, version } = file.header;
    const report = await importCatalogue(needs, file, (done, total) => {
      if (done < total) say(`${catalogue} ${version}: ${done} of ${total} written`);
    });
    const { entries, added, changed, retired } = report;
    say(
      `${catalogue} ${version}: ${entries} entries, ${added} added, ${changed} changed, ${retired} retired`,
    );
    if (catalogue === 'sites') say(`sites: ${await openSites({ store })} facilities made`);
  }
}

const log = createPinoLog('error');
const store = MongoStore.create({ log, onAvailabilityChanged: () => undefined });
try {
  await store.open(process.env['MONGODB_URI'] ?? '');
  await importAll(store, process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof CatalogueFileError || error instanceof ImportRefused;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await store.close();
}
