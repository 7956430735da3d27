import type { DemoRun, DemoRuns } from '../../ports/demo-runs.ts';
import { found, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, integer, schemaOf, text, type Stored, type Within } from './schema.ts';

export const demoRunsSchema = schemaOf<Stored<DemoRun>>({ _id, plan: text, done: integer });

export function demoRunsIn(models: Models, session: Within): DemoRuns {
  const { demoRuns, practitioners, patients, consultations, complaints } = models;
  return {
    async find(id) {
      return found(await demoRuns.findById(id).session(session).lean());
    },
    async save(run) {
      const { _id, ...fields } = toStored(run);
      await demoRuns.updateOne({ _id }, { $set: fields }, { upsert: true }).session(session);
    },
    async isStoreEmpty() {
      const isIn = [
        await practitioners.exists({}).session(session),
        await patients.exists({}).session(session),
        await consultations.exists({}).session(session),
        await complaints.exists({}).session(session),
      ];
      return isIn.every((document) => document === null);
    },
  };
}
