import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RebookingProposal } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { lengthOf } from './length-of.ts';

/** Moves one appointment after the other: each is at its new time or stays where it was. */
async function moveAll(proposals: readonly RebookingProposal[]): Promise<{ failed: number }> {
  let failed = 0;
  for (const { appointment, slot } of proposals) {
    if (!slot) continue;
    const { id, version } = appointment;
    const { practitioner, startsAt } = slot;
    const body = { version, practitionerId: practitioner.id, startsAt };
    await api
      .call('rescheduleAppointment', {
        params: { id },
        body: { ...body, durationMinutes: lengthOf(slot) },
      })
      // Taken meanwhile, or no network: it stays, and is proposed for again.
      .catch(() => (failed += 1));
  }
  return { failed };
}

/** One confirmation for all of them. */
export function useRebooking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: moveAll,
    onSettled: () =>
      readAgain(client, 'readAvailability', 'listAppointments', 'proposeRebooking', 'findSlots'),
  });
}
