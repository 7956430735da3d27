import type { MergedPatientRecord, PatientRecord } from '../../ports/patients.ts';
import { toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, parsed, schemaOf, text, type Stored, type Within } from './schema.ts';

/** What a merged file is still asked for by, beside its id. */
type LeadingOn = Pick<
  PatientRecord,
  'registeredById' | 'idempotencyKey' | 'healthCardNumber' | 'nationalId' | 'cardCode'
>;
export type StoredMergedPatient = Stored<MergedPatientRecord> & LeadingOn;

export const mergedPatientsSchema = schemaOf<StoredMergedPatient>({
  _id,
  intoId: text,
  mergedAt: date,
  mergedById: text,
  reason: text,
  patient: parsed,
  moved: parsed,
  registeredById: text,
  idempotencyKey: text,
  healthCardNumber: String,
  nationalId: String,
  cardCode: String,
});
mergedPatientsSchema.index({ intoId: 1 });
mergedPatientsSchema.index({ registeredById: 1, idempotencyKey: 1 });
for (const number of ['healthCardNumber', 'nationalId', 'cardCode']) {
  mergedPatientsSchema.index({ [number]: 1 }, { sparse: true });
}

export function mergedPatientsIn({ mergedPatients }: Models, session: Within) {
  return {
    /** The file that the one asked for is part of now. */
    async intoIdOf(asked: object): Promise<string | undefined> {
      return (await mergedPatients.findOne(asked).session(session).lean())?.intoId;
    },
    async add(merged: MergedPatientRecord): Promise<void> {
      const { registeredById, idempotencyKey, ...patient } = merged.patient;
      const { healthCardNumber, nationalId, cardCode } = patient;
      const leadingOn = { registeredById, idempotencyKey, healthCardNumber, nationalId, cardCode };
      await mergedPatients.create([{ ...toStored(merged), ...leadingOn }], { session });
      // What was merged into this one before goes on to where it went: one step always suffices.
      const earlier = { intoId: merged.id };
      await mergedPatients
        .updateMany(earlier, { $set: { intoId: merged.intoId } })
        .session(session);
    },
  };
}
