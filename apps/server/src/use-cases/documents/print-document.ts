import type { DocumentKind } from '@qarib/contracts';
import type { DocumentRecord, Sheet } from '../../ports/documents.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { composeSheet } from './compose-sheet.ts';
import { gatherPrinted, type Printed, type Printing } from './gather-printed.ts';

/** Who printed which kind is in the audit; printing again is the same document. */
const composing = (kind: DocumentKind) =>
  changes({
    action: `print-${kind}`,
    concerns: ({ id }: Printing) => ({ entityType: 'ConsultationNote', entityId: id }),
    async run(change, printing): Promise<Sheet> {
      const { person, now, settings } = change;
      const printed = await gatherPrinted(change.records, person, printing);
      const document = await documentOf(change, printed);
      return composeSheet(printed, document, {
        by: person.name,
        at: now,
        origin: settings.origin,
      });
    },
  });

const compose = { report: composing('report'), prescription: composing('prescription') };

async function documentOf(
  { records, newId, now }: PersonalChange,
  { id: consultationId, kind, latest }: Printed,
): Promise<DocumentRecord> {
  const { amendment, contentHash = '' } = latest;
  const known = await records.printedDocuments.findOf({ consultationId, kind, amendment });
  if (known) return known;
  const document = { id: newId(), consultationId, kind, amendment, contentHash, issuedAt: now };
  await records.printedDocuments.add(document);
  return document;
}

/** A report or a prescription on paper: only of what was signed, for who reads the note. */
export async function printDocument(ports: Ports, person: Person, printing: Printing) {
  await ports.printings.begin(person.actor.practitionerId);
  const sheet = await compose[printing.kind](ports, person, printing);
  const { contentType } = ports.printer;
  const bytes = await ports.printer.print(sheet);
  return { contentType, fileName: `${sheet.title}.pdf`, bytes };
}
