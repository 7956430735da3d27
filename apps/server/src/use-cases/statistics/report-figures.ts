import { breakdownsOf, comparedWith, moroccanDay, trendOf } from '@qarib/clinical';
import type { FiguresFileQuery } from '@qarib/contracts';
import type { Sheet } from '../../ports/documents.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, successOf, type Concern, type Reading } from '../shared/use-case.ts';
import { figuresOf } from './read-figures.ts';
import { composeReport } from './report/compose-report.ts';

/** All of a report is read before any of it is written. */
async function compose(reading: Reading, query: FiguresFileQuery): Promise<Sheet> {
  const { place, placeId, specialty, from, to } = query;
  const asked = { place, placeId, specialty };
  const range = { from, to };
  const now = await figuresOf(reading, { ...asked, ...range, by: 'specialty' });
  const earlier = comparedWith(range, moroccanDay(reading.now));
  const before = earlier && (await figuresOf(reading, { ...asked, ...earlier, by: 'specialty' }));
  const trend = await figuresOf(reading, { ...asked, ...trendOf(range), by: 'period' });
  const breakdowns = [];
  for (const by of breakdownsOf(now.place.kind)) {
    breakdowns.push(await figuresOf(reading, { ...asked, ...range, by }));
  }
  const made = { by: reading.person.name, at: reading.now };
  return composeReport({ now, before, trend, breakdowns }, query, made);
}

/**
 * The figures of a period as a report for who reads them; as many as documents, and no more. It is in the
 * audit from its first page on, and not when too many wait.
 */
export async function reportFigures(ports: Ports, person: Person, query: FiguresFileQuery) {
  const agent = { action: 'report-figures', agentId: person.actor.practitionerId };
  const concern: Concern = { entityType: 'Statistics', entityId: query.placeId };
  await ports.printings.begin(person.actor.practitionerId);
  return auditRefusal(ports, agent, concern, async () => {
    const now = ports.clock.now();
    const sheet = await ports.store.read((records) =>
      compose({ records, person, now, ports }, query),
    );
    const bytes = await ports.printer.print(sheet);
    try {
      await ports.store.transaction((records) =>
        records.audit.add(successOf(ports, agent, concern)),
      );
    } catch (error) {
      bytes.destroy();
      throw error;
    }
    return { contentType: ports.printer.contentType, bytes };
  });
}
