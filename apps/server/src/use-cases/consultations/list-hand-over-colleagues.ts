import { canFinishConsultation } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Records } from '../../ports/store.ts';
import { hasAccount } from '../account/identify.ts';
import { amongOnCall } from '../on-call/duty.ts';
import { findServing } from './ring.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

const listLength = 100;

/** What was agreed on beforehand never rang anywhere: the hospitals of its site answer for it as well. */
async function hospitalsOf(
  records: Records,
  { hospitalIds, facilityId, specialty }: ConsultationRecord,
): Promise<readonly string[]> {
  if (hospitalIds.length > 0) return hospitalIds;
  const site = await records.facilities.find(facilityId);
  return site ? (await findServing(records, site, specialty)).hospitalIds : [];
}

/** Who could take a case over: the specialty's people at the hospitals that answer for the site. */
export const listHandOverColleagues = reads({
  action: 'list-hand-over-colleagues',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run(
    { records, person, ports, now },
    { id },
  ): Promise<EndpointReply<'listHandOverColleagues'>> {
    const consultation = await records.consultations.find(id);
    requireAccess(consultation, (it) => canFinishConsultation(person.actor, it));
    const { specialty } = consultation;
    const hospitalIds = await hospitalsOf(records, consultation);
    const all = await records.practitioners.listSpecialists([specialty], hospitalIds);
    const isOther = (it: { id: string }) => it.id !== person.actor.practitionerId;
    const others = all.filter((it) => isOther(it) && hasAccount(ports, it)).slice(0, listLength);
    const onCall = await amongOnCall(records, others, specialty, now);
    const hospitals = await records.facilities.findMany(others.map((it) => it.facilityId));
    return {
      colleagues: others.flatMap(({ id: of, name, facilityId }) => {
        const hospital = hospitals.find((it) => it.id === facilityId);
        return hospital
          ? [
              {
                id: of,
                name,
                hospital: { id: hospital.id, name: hospital.name },
                isOnCall: onCall.has(of),
              },
            ]
          : [];
      }),
    };
  },
});
