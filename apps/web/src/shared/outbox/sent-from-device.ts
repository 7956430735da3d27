import { useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { dropDraft, keepDraft, listDrafts, onDraftsChanged, readDraft } from '../drafts/drafts.ts';
import { useSession } from '../session/session.ts';

/** The last request for one patient that left this device, from whichever tab. */
const sentFromDevice = z.object({
  requestId: z.uuid(),
  consultationId: z.string(),
  sentAt: z.iso.datetime(),
});
export type SentFromDevice = z.infer<typeof sentFromDevice>;

const prefix = 'sent:';

/** As long as the day at work in which somebody may come back to a page that was open since before. */
const worthTellingMs = 12 * 60 * 60_000;

const isWorthTelling = ({ sentAt }: SentFromDevice) =>
  Date.now() - Date.parse(sentAt) < worthTellingMs;

function readSent(practitionerId: string, name: string): SentFromDevice | undefined {
  const sent = readDraft({ practitionerId, name }, sentFromDevice);
  return sent && isWorthTelling(sent) ? sent : undefined;
}

/** Remembered before its draft goes: a tab that sees the draft gone can say where to. */
export async function noteSentFromDevice(
  practitionerId: string,
  patientId: string,
  sent: SentFromDevice,
): Promise<void> {
  const told = listDrafts(practitionerId).filter((name) => name.startsWith(prefix));
  const old = told.filter((name) => !readSent(practitionerId, name));
  for (const name of old) dropDraft({ practitionerId, name });
  await keepDraft({ practitionerId, name: prefix + patientId }, sent);
}

/** What was asked for this patient from this device, and whether that was while this page was open. */
export function useSentFromDevice(patientId: string) {
  const { practitioner } = useSession();
  const name = prefix + patientId;
  const kept = useSyncExternalStore(onDraftsChanged, () =>
    JSON.stringify(readSent(practitioner.id, name) ?? null),
  );
  const sent = sentFromDevice.nullable().parse(JSON.parse(kept)) ?? undefined;
  const [atOpening] = useState(sent?.requestId);
  return { sent, isSince: sent !== undefined && sent.requestId !== atOpening };
}
