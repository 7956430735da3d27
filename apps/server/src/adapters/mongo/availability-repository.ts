import type { Availabilities } from '../../ports/appointments.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import type { Within } from './schema.ts';

export function availabilitiesIn({ availabilities }: Models, session: Within): Availabilities {
  return {
    async find(practitionerId) {
      return found(await availabilities.findById(practitionerId).session(session).lean());
    },
    async findMany(practitionerIds) {
      const wanted = { _id: { $in: [...practitionerIds] } };
      return (await availabilities.find(wanted).session(session).lean()).map(fromStored);
    },
    async add(availability) {
      await availabilities.create([toStored(availability)], { session });
    },
    async replace({ id, version, rules, exceptions }) {
      const { modifiedCount } = await availabilities
        .updateOne({ _id: id, version: version - 1 }, { $set: { version, rules, exceptions } })
        .session(session);
      return modifiedCount === 1;
    },
  };
}
