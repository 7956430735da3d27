import { canFinishConsultation } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { hasAccount } from '../account/identify.ts';
import { amongOnCall } from '../on-call/duty.ts';
import { requireAccess } from '../shared/require-access.ts';
import { reads } from '../shared/use-case.ts';

type Input = { readonly id: string };

const listLength = 100;

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
    const { specialty, hospitalIds } = consultation;
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
