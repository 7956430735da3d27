import { birthDatesDueOn, dayAfter, moroccanDay } from '@qarib/clinical';
import { catalogueRows } from '@qarib/contracts';
import type { CatalogueEntryRecord } from '../../ports/catalogues.ts';
import type { Ports } from '../shared/ports.ts';
import { changeRecords } from '../shared/use-case.ts';
import { planReminder } from './plan-reminder.ts';

/** Planned for these many days ahead: a server that was down for a day misses nobody. */
const aheadDays = [4, 5, 6];
const batchSize = 200;

const visitFacts = catalogueRows.vaccinations.pick({ months: true, days: true, gender: true });

/**
 * Reminds the parents who allow it of their child's next vaccination visit, by the calendar in the
 * catalogue. A birth date that is estimated would name a wrong day, so such children are left out.
 */
export async function planVaccinations(ports: Ports): Promise<void> {
  if (!ports.store.isAvailable()) return;
  try {
    const today = moroccanDay(ports.clock.now());
    const calendar = await ports.store.read(({ catalogues }) => catalogues.entries('vaccinations'));
    for (const visit of calendar.filter(({ isRetired }) => !isRetired)) {
      for (const ahead of aheadDays) await planVisit(ports, visit, dayAfter(today, ahead));
    }
  } catch (error) {
    ports.log.error('vaccinations-not-planned', error);
  }
}

async function planVisit(
  ports: Ports,
  { code, attributes }: CatalogueEntryRecord,
  day: string,
): Promise<void> {
  const { gender, ...age } = visitFacts.parse(attributes);
  const birthDates = birthDatesDueOn(day, age);
  let afterId = '';
  for (;;) {
    const children = await ports.store.read(({ patients }) =>
      patients.listRemindable(birthDates, afterId, batchSize),
    );
    for (const child of children) {
      if (gender !== '' && child.gender !== gender) continue;
      await planChild(ports, child, { subjectId: `${child.id}-${code}`, day });
    }
    if (children.length < batchSize) return;
    afterId = children.at(-1)?.id ?? '';
  }
}

async function planChild(
  ports: Ports,
  child: { readonly id: string; readonly managingFacilityId: string },
  { subjectId, day }: { readonly subjectId: string; readonly day: string },
): Promise<void> {
  const known = await ports.store.read(({ reminders }) => reminders.findBySubject(subjectId));
  if (known.length > 0) return;
  await changeRecords(ports, { action: 'plan-vaccination-reminder' }, async (change) => {
    const facilityId = child.managingFacilityId;
    const plan = { kind: 'vaccination', subjectId, patientId: child.id, facilityId } as const;
    await planReminder(change, { ...plan, when: { day } });
    return { reply: undefined, concern: { entityType: 'Patient', entityId: child.id } };
  });
}
