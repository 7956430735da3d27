import type { Document } from 'mongodb';
import { z } from 'zod';

export const replicaSetName = 'qarib';

/** Runs one command on the database `admin`. */
export type RunAdmin = (command: Document) => Promise<Document>;

const configReplySchema = z.object({
  config: z.looseObject({
    version: z.coerce.number(),
    members: z.array(z.looseObject({ host: z.string() })),
  }),
});

/** As in MongoDB's list of error codes. */
const code = { alreadyInitialized: 23, userExists: 51_003, notYetInitialized: 94 };

/**
 * Makes a `mongod` the only member of its replica set, under the address it has today: without a
 * replica set MongoDB has no transactions.
 */
export async function ensureReplicaSet(run: RunAdmin, host: string): Promise<void> {
  const config = await currentConfig(run);
  const members = [{ _id: 0, host }];
  if (config === undefined) {
    await run({ replSetInitiate: { _id: replicaSetName, members } }).catch(
      unless(code.alreadyInitialized),
    );
    return;
  }
  if (config.members[0]?.host === host) return;
  // At another port it does not find itself in the configuration, and only force is listened to.
  const version = config.version + 1;
  await run({ replSetReconfig: { ...config, version, members }, force: true });
}

/** The first user may be made by whoever is on the machine; from then on everybody signs in. */
export async function createOwner(run: RunAdmin, user: string, password: string): Promise<void> {
  const roles = [{ role: 'root', db: 'admin' }];
  await run({ createUser: user, pwd: password, roles }).catch(unless(code.userExists));
}

async function currentConfig(run: RunAdmin) {
  const reply = await run({ replSetGetConfig: 1 }).catch(unless(code.notYetInitialized));
  return reply && configReplySchema.parse(reply).config;
}

function unless(expected: number): (error: unknown) => undefined {
  return (error) => {
    if (hasCode(error, expected)) return undefined;
    throw error;
  };
}

export function hasCode(error: unknown, expected: number): boolean {
  return error instanceof Error && 'code' in error && error.code === expected;
}
