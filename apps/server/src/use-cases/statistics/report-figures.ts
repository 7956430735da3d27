import { breakdownsOf, comparedWith, moroccanDay, trendOf } from '@qarib/clinical';
import type { FiguresFileQuery } from '@qarib/contracts';
import type { Sheet } from '../../ports/documents.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { reads } from '../shared/use-case.ts';
import { figuresOf } from './read-figures.ts';
import { composeReport } from './report/compose-report.ts';

/** All of a report is read before any of it is written. */
const compose = reads({
  action: 'report-figures',
  concerns: ({ placeId }: FiguresFileQuery) => ({ entityType: 'Statistics', entityId: placeId }),
  async run(reading, query): Promise<Sheet> {
    const { place, placeId, specialty, from, to } = query;
    const asked = { place, placeId, specialty };
    const range = { from, to };
    const now = await figuresOf(reading, { ...asked, ...range, by: 'specialty' });
    const earlier = comparedWith(range, moroccanDay(reading.now));
    const before = await figuresOf(reading, { ...asked, ...earlier, by: 'specialty' });
    const trend = await figuresOf(reading, { ...asked, ...trendOf(range), by: 'period' });
    const breakdowns = [];
    for (const by of breakdownsOf(now.place.kind)) {
      breakdowns.push(await figuresOf(reading, { ...asked, ...range, by }));
    }
    const made = { by: reading.person.name, at: reading.now };
    return composeReport({ now, before, trend, breakdowns }, query, made);
  },
});

/** The figures of a period as a report for who reads them; as many as documents, and no more. */
export async function reportFigures(ports: Ports, person: Person, query: FiguresFileQuery) {
  await ports.printings.begin(person.actor.practitionerId);
  const sheet = await compose(ports, person, query);
  return { contentType: ports.printer.contentType, bytes: await ports.printer.print(sheet) };
}
