import { contentPatient } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { ComplaintDesk, dayMs } from './complaint-desk.ts';
import { acceptedCase, finish, requestBy, signedNote } from './journey.ts';
import { people } from './stage.ts';

let desk: ComplaintDesk;

beforeEach(async () => {
  desk = await ComplaintDesk.open();
});
afterEach(() => desk.close());

describe('After a consultation', () => {
  let nurse: Browser;
  let benali: Browser;
  let consultationId: string;
  beforeEach(async () => {
    nurse = await desk.stage.signedIn(people.nurse);
    benali = await desk.stage.signedIn(people.neurologist);
    consultationId = await acceptedCase(nurse, await benali.connect());
  });
  const ask = (by = nurse) => by.call('askForFeedback', { params: { id: consultationId } });
  const over = async () => {
    await signedNote(benali, consultationId);
    await finish(benali, consultationId);
  };

  test('then the patient answers by a link, once, and no name is anywhere', async () => {
    const early = await nurse.refusedCall('askForFeedback', { params: { id: consultationId } });
    expect(early.code).toBe('NOT_FOUND');
    await over();
    const { token: first } = await ask();
    const { token } = await ask();
    const dead = await desk.stranger.refusedCall('lookAtFeedbackLink', { body: { token: first } });
    expect(dead.code).toBe('INVITATION_GONE');
    const form = await desk.stranger.call('lookAtFeedbackLink', { body: { token } });
    expect(form).toMatchObject({ day: '2026-03-09' });
    const body = { token, answers: contentPatient };
    const twice = await Promise.allSettled(
      [1, 2].map(() => desk.stranger.call('giveFeedback', { body })),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.stranger.refusedCall('giveFeedback', { body })).code).toBe(
      'INVITATION_GONE',
    );
    const again = await nurse.refusedCall('askForFeedback', { params: { id: consultationId } });
    expect(again.code).toBe('INVITATION_GONE');
    const { feedback } = await desk.figures();
    // Of one person the answers would tell who it was.
    expect(feedback).toEqual({ given: 1, answered: 1 });
    for (const person of [people.otherSitesNurse, people.neurologist, people.coordinator]) {
      const other = await desk.stage.signedIn(person);
      const refused = await other.refusedCall('askForFeedback', { params: { id: consultationId } });
      expect(refused.code).toBe('NOT_FOUND');
    }
  });

  test('then a link is dead after two weeks', async () => {
    await over();
    const { token } = await ask();
    desk.stage.clock.sleep(14 * dayMs);
    const refused = await desk.stranger.refusedCall('lookAtFeedbackLink', { body: { token } });
    expect(refused.code).toBe('INVITATION_GONE');
  });

  test('then a complaint from that link is tied to it, without its patient', async () => {
    await over();
    await desk.file({ feedbackToken: (await ask()).token, provinceId: 'safi' });
    const complaint = await desk.only();
    expect(complaint.consultation).toEqual({
      id: consultationId,
      specialty: 'neurology',
      requestedAt: '2026-03-09T09:00:00.000Z',
      facility: complaint.facility,
    });
    expect(complaint).toMatchObject({ provinceId: 'al-haouz', isLinked: true });
    expect(JSON.stringify(complaint)).not.toMatch(/patient|reason"/);
    // Nobody spoke for a minute, so no consultation was held that a rate could be of.
    const { consultations, perThousandConsultations } = await desk.figures();
    expect([consultations, perThousandConsultations]).toEqual([0, undefined]);
  });

  test('then a coordinator finds it by site and day, and one of another region not', async () => {
    const imilchil = await desk.stage.signedIn(people.otherSitesNurse);
    const { id: elsewhere } = await requestBy(imilchil, { patientId: 'demo-patient-i1' });
    await desk.file();
    const { id, version } = await desk.only();
    const query = { facilityId: 'csr-tighdouine', day: '2026-03-09' };
    const found = await desk.coordinator.call('listLinkableConsultations', {
      params: { id },
      query,
    });
    expect(found.consultations.map((it) => it.id)).toEqual([consultationId]);
    const wrong = { params: { id }, body: { version, consultationId: elsewhere } };
    expect((await desk.coordinator.refusedCall('linkComplaint', wrong)).code).toBe('NOT_FOUND');
    const body = { version, consultationId };
    const linked = await desk.coordinator.call('linkComplaint', { params: { id }, body });
    expect(linked.consultation?.id).toBe(consultationId);
    const away = { params: { id }, body: { version: linked.version } };
    const free = await desk.coordinator.call('linkComplaint', away);
    expect(free.consultation).toBeUndefined();
    expect(free.steps.map(({ what }) => what)).toEqual(['receive', 'link', 'link']);
  });
});
