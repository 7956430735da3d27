import { buffer } from 'node:stream/consumers';
import type { DocumentRecord, Sheet } from '../../ports/documents.ts';
import type { Person } from '../../ports/person.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, successOf, type Concern } from '../shared/use-case.ts';
import { composeSheet } from './compose-sheet.ts';
import { gatherPrinted, type Printed, type Printing } from './gather-printed.ts';

/** Printing again is the same document. */
async function documentOf(
  { ids, clock }: Ports,
  records: Records,
  { id: consultationId, kind, latest }: Printed,
): Promise<DocumentRecord> {
  const { amendment, contentHash = '' } = latest;
  const known = await records.printedDocuments.findOf({ consultationId, kind, amendment });
  if (known) return known;
  const issuedAt = clock.now();
  const document = { id: ids.next(), consultationId, kind, amendment, contentHash, issuedAt };
  await records.printedDocuments.add(document);
  return document;
}

/** The document is known before it is on paper: the code on it leads there. */
const compose = (ports: Ports, person: Person, printing: Printing): Promise<Sheet> =>
  ports.store.transaction(async (records) => {
    const printed = await gatherPrinted(records, person, printing);
    const document = await documentOf(ports, records, printed);
    const { origin } = ports.settings;
    return composeSheet(printed, document, { by: person.name, at: ports.clock.now(), origin });
  });

/**
 * A report or a prescription on paper: only of what was signed, for who reads the note. Who printed which
 * kind is in the audit once all of it is there to be given out, and not when it could not be made.
 */
export async function printDocument(ports: Ports, person: Person, printing: Printing) {
  const agent = { action: `print-${printing.kind}`, agentId: person.actor.practitionerId };
  const concern: Concern = { entityType: 'ConsultationNote', entityId: printing.id };
  await ports.printings.begin(person.actor.practitionerId);
  const { title, bytes } = await auditRefusal(ports, agent, concern, async () => {
    const sheet = await compose(ports, person, printing);
    const made = await buffer(await ports.printer.print(sheet));
    await ports.store.transaction((records) => records.audit.add(successOf(ports, agent, concern)));
    return { title: sheet.title, bytes: made };
  });
  return { contentType: ports.printer.contentType, fileName: `${title}.pdf`, bytes };
}
