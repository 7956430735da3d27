import { searchableName, type Specialty } from '@qarib/clinical';
import type { Colleague } from '@qarib/contracts';
import type { PractitionerRecord } from '../../ports/people.ts';
import { hasAccount } from '../account/identify.ts';
import { amongOnCall } from '../on-call/duty.ts';
import { requireInvitable } from './invite.ts';
import { presentPractitioner } from '../account/present-session.ts';
import { reads } from '../shared/use-case.ts';

type Input = {
  readonly id: string;
  readonly query: string;
  readonly specialty?: Specialty | undefined;
};

const listLength = 20;

/** Every word typed begins a word of the name, in any order. */
function isNamed({ name }: PractitionerRecord, query: string): boolean {
  const words = searchableName(name).split(' ');
  const wanted = searchableName(query).split(' ').filter(Boolean);
  return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** Who could be asked into this call: those on call first. Whoever is in it by right is left out. */
export const searchColleagues = reads({
  action: 'search-colleagues',
  concerns: ({ id }: Input) => ({ entityType: 'Consultation', entityId: id }),
  async run({ records, person, ports, now }, { id, query, specialty }) {
    const consultation = await requireInvitable(records, person.actor, id);
    const inByRight = new Set([
      person.actor.practitionerId,
      consultation.responsiblePractitionerId,
    ]);
    const all = await records.practitioners.listColleagues(specialty);
    const found = all
      .filter((it) => !inByRight.has(it.id) && it.facilityId !== consultation.facilityId)
      .filter((it) => hasAccount(ports, it) && isNamed(it, query))
      .sort((a, b) => a.name.localeCompare(b.name));
    const onCall = await amongOnCall(records, found, specialty, now);
    const isOnCall = ({ id: of }: PractitionerRecord) => onCall.has(of);
    found.sort((a, b) => Number(isOnCall(b)) - Number(isOnCall(a)));
    const colleagues: Colleague[] = [];
    for (const it of found.slice(0, listLength)) {
      colleagues.push({ ...(await presentPractitioner(records, it)), isOnCall: isOnCall(it) });
    }
    return { colleagues };
  },
});
