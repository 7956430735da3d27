import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PatientIdentification, PatientIdentity, PatientMatch } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { useOutbox } from '../../../shared/outbox/outbox-provider.tsx';
import { leadToRecord } from '../../../shared/outbox/registered-as.ts';
import { useSession } from '../../../shared/session/session.ts';

type Same = {
  readonly match: PatientMatch;
  readonly identification: PatientIdentification | undefined;
  /** What was typed of them: none of it is lost. */
  readonly identity: PatientIdentity;
};

/** The person being registered has a record: what was begun for them goes there, what was typed of them fills it, and no second one is made. */
export function useSamePerson(localId: string) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const outbox = useOutbox();
  return useMutation({
    async mutationFn({ match, identification, identity }: Same) {
      const params = { id: match.id };
      const patient =
        match.isOwn || !identification
          ? await api.call('readPatient', { params })
          : await api.call('openPatient', { params, body: { identification } });
      const opened = { id: patient.id };
      const whole = await api.call('completePatient', { params: opened, body: identity });
      await leadToRecord(client, practitioner.id, localId, whole);
    },
    onSuccess() {
      outbox.discard(localId);
      void outbox.flush();
    },
  });
}
