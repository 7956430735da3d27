import { type LocalStoreKind, storeFolder, storeNames } from './stores.ts';

/** What the choice depends on, all of it looked up before. */
export interface StoreFacts {
  dataDir: string;
  mongodbUri: string | undefined;
  /** EMBEDDED_DB: the store that the operator asks for, when no MongoDB is given. */
  wanted: LocalStoreKind | undefined;
  /** The `mongod` on the PATH. */
  mongodOnPath: string | undefined;
  /** The stores that have left data in the data folder. */
  withData: readonly LocalStoreKind[];
}

/** A store to use and, in words for the operator, why. */
export type StoreChoice = {
  reason: string;
  /** What else the operator should know, above all data that this choice leaves aside. */
  notice?: string;
} & (
  | { kind: 'uri'; uri: string }
  /** Without a program the binary has to be downloaded. */
  | { kind: 'mongod'; program: string | undefined }
  | { kind: 'embedded' }
);

/** The choice would silently begin without data that is there. */
export class StoreConflict extends Error {
  readonly next: readonly string[];

  constructor(message: string, next: readonly string[]) {
    super(message);
    this.name = 'StoreConflict';
    this.next = next;
  }
}

/** MONGODB_URI, then what EMBEDDED_DB asks for, then whose data is there, then what is installed. */
export function chooseStore(facts: StoreFacts): StoreChoice {
  const { mongodbUri, wanted, withData } = facts;
  if (mongodbUri !== undefined) {
    return {
      kind: 'uri',
      uri: mongodbUri,
      reason: 'MONGODB_URI is set',
      ...leftAside(facts, withData),
    };
  }
  if (wanted !== undefined) return chooseWanted(facts, wanted);
  const [made, second] = withData;
  if (made === undefined) return chooseForEmptyFolder(facts);
  if (second !== undefined) throw undecided(facts);
  return chooseByData(facts, made);
}

function chooseWanted(facts: StoreFacts, wanted: LocalStoreKind): StoreChoice {
  const other: LocalStoreKind = wanted === 'mongod' ? 'embedded' : 'mongod';
  const hasOther = facts.withData.includes(other);
  if (hasOther && !facts.withData.includes(wanted)) throw wouldBeginEmpty(facts, wanted, other);
  const reason = `EMBEDDED_DB=${wanted}`;
  const notice = leftAside(facts, hasOther ? [other] : []);
  if (wanted === 'embedded') return { kind: 'embedded', reason, ...notice };
  return { kind: 'mongod', program: facts.mongodOnPath, reason, ...notice };
}

function chooseForEmptyFolder({ mongodOnPath }: StoreFacts): StoreChoice {
  if (mongodOnPath === undefined) {
    return {
      kind: 'embedded',
      reason: 'MONGODB_URI is not set and there is no mongod on the PATH',
    };
  }
  return { kind: 'mongod', program: mongodOnPath, reason: `${mongodOnPath} is on the PATH` };
}

function chooseByData({ dataDir, mongodOnPath }: StoreFacts, made: LocalStoreKind): StoreChoice {
  const reason = `the data in ${storeFolder(dataDir, made)} was made by it`;
  if (made === 'mongod') {
    if (mongodOnPath !== undefined) return { kind: 'mongod', program: mongodOnPath, reason };
    throw new StoreConflict(
      `${storeFolder(dataDir, made)} was made by mongod, and there is no mongod on the PATH.`,
      ['put mongod back on the PATH', 'or download it: EMBEDDED_DB=mongod npm start'],
    );
  }
  if (mongodOnPath === undefined) return { kind: 'embedded', reason };
  return {
    kind: 'embedded',
    reason,
    notice: `${mongodOnPath} is not used; "npm run qarib -- db export" and "import" move the data there.`,
  };
}

function leftAside({ dataDir }: StoreFacts, kinds: readonly LocalStoreKind[]): { notice?: string } {
  if (kinds.length === 0) return {};
  const folders = kinds.map((kind) => storeFolder(dataDir, kind)).join(' and ');
  return { notice: `The data in ${folders} is kept but not used.` };
}

function wouldBeginEmpty(
  { dataDir }: StoreFacts,
  wanted: LocalStoreKind,
  made: LocalStoreKind,
): StoreConflict {
  return new StoreConflict(
    `EMBEDDED_DB=${wanted} would begin without the data that ${storeNames[made]} keeps in ` +
      `${storeFolder(dataDir, made)}.`,
    [
      `keep that store: EMBEDDED_DB=${made} npm start`,
      `or move the data: EMBEDDED_DB=${made} npm run qarib -- db export <folder>`,
      `and then: npm run qarib -- db import <folder> --store ${wanted}`,
    ],
  );
}

function undecided({ dataDir }: StoreFacts): StoreConflict {
  return new StoreConflict(
    `Both ${storeFolder(dataDir, 'embedded')} and ${storeFolder(dataDir, 'mongod')} hold data.`,
    ['say which to use: EMBEDDED_DB=embedded npm start', 'or: EMBEDDED_DB=mongod npm start'],
  );
}
