import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PatientIdentification, PatientMatch } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { useOutbox } from '../../../shared/outbox/outbox-provider.tsx';
import { leadToRecord } from '../../../shared/outbox/registered-as.ts';
import { useSession } from '../../../shared/session/session.ts';

type Same = {
  readonly match: PatientMatch;
  readonly identification: PatientIdentification | undefined;
};

/** The person being registered has a record: what was begun for them goes there, and no second one is made. */
export function useSamePerson(localId: string) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const outbox = useOutbox();
  return useMutation({
    async mutationFn({ match, identification }: Same) {
      const params = { id: match.id };
      const patient =
        match.isOwn || !identification
          ? await api.call('readPatient', { params })
          : await api.call('openPatient', { params, body: { identification } });
      await leadToRecord(client, practitioner.id, localId, patient);
    },
    onSuccess() {
      outbox.discard(localId);
      void outbox.flush();
    },
  });
}
