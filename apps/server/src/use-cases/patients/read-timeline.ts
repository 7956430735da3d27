import { canReadHistory } from '@qarib/clinical';
import type { TimelineEntry } from '@qarib/contracts';
import { requireCurrent } from './require-current.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';
import {
  appointmentEntries,
  caseEntries,
  referralEntries,
  type TimelineSource,
} from './timeline-entries.ts';

type Input = { readonly id: string };

/** The newest of them: more than anybody has in years. */
const caseLimit = 200;

/** Whatever has a kind of entry of its own has its source here. */
const sources: readonly TimelineSource[] = [caseEntries, appointmentEntries, referralEntries];

/** One line of time over all sites: what a nurse or a physician who treats the patient may read of it. */
export const readTimeline = reads({
  action: 'read-timeline',
  concerns: ({ id }: Input) => ({ entityType: 'Patient', entityId: id }),
  async run({ records, person }, { id }): Promise<{ entries: TimelineEntry[] }> {
    const patient = await records.patients.find(id);
    const ofPatient = { patientId: patient?.id ?? id };
    const consultations = await records.consultations.list(ofPatient, caseLimit);
    requireAccess(patient, (it) => canReadHistory(person.actor, it, consultations));
    requireCurrent(patient, id);
    const entries: TimelineEntry[] = [];
    for (const source of sources) {
      entries.push(...(await source({ records, actor: person.actor, patient, consultations })));
    }
    return { entries: entries.toSorted((one, other) => other.at.localeCompare(one.at)) };
  },
});
