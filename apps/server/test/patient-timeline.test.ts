import type { NoteContent } from '@qarib/clinical';
import { firstSeizure, seizureNote } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { acceptedCase, finish, requestBy, signedNote } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
});
afterAll(() => stage.close());

const params = { id: patients.withConsent };

test('When a patient was seen at one site, then every site that cares for them reads it in one line of time', async () => {
  const specialist = await stage.signedIn(people.neurologist);
  const id = await acceptedCase(nurse, await specialist.connect());
  await signedNote(specialist, id);
  await finish(specialist, id);
  const own = await nurse.call('readTimeline', { params });
  expect(own.entries.map(({ kind }) => kind).toSorted()).toEqual([
    'consultation',
    'note',
    'vital-signs',
  ]);
  expect(own.entries).toContainEqual(
    expect.objectContaining({ kind: 'vital-signs', vitalSigns: firstSeizure.vitalSigns }),
  );

  const otherNurse = await stage.signedIn(people.otherSitesNurse);
  const refused = await otherNurse.refusedCall('readTimeline', { params });
  expect(refused.code).toBe('NOT_FOUND');
  const identification = { by: 'health-card', healthCardNumber: '100200300401' } as const;
  await otherNurse.call('openPatient', { params, body: { identification } });
  const { entries } = await otherNurse.call('readTimeline', { params });
  const note = entries.find((entry) => entry.kind === 'note');
  expect(note).toMatchObject({ canOpen: false, text: { advice: seizureNote.text.advice } });
  expect(JSON.stringify(note)).not.toContain(seizureNote.text.objective);
});

test('When a physician has a case, then what other physicians signed is beside it, and gone with the case', async () => {
  const [mine, other] = [
    await stage.signedIn(people.paediatrician),
    await stage.signedIn(people.neurologist),
  ];
  const refused = await mine.refusedCall('readTimeline', { params });
  expect(refused.code).toBe('NOT_FOUND');
  await requestBy(nurse, { specialty: 'paediatrics' });
  const { entries } = await mine.call('readTimeline', { params });
  const note = entries.find((entry) => entry.kind === 'note');
  expect(note).toMatchObject({ text: { objective: seizureNote.text.objective } });
  const { entries: ofOther } = await other.call('readTimeline', { params });
  expect(ofOther).toHaveLength(entries.length);
});

test('When a signed note sends the patient to a hospital, then the line of time says so, and how far they are', async () => {
  const specialist = await stage.signedIn(people.neurologist);
  const id = await acceptedCase(nurse, await specialist.connect());
  const content: NoteContent = {
    ...seizureNote,
    outcome: 'urgent-transfer',
    referral: {
      kind: 'transfer',
      urgency: 'immediate',
      facilityName: 'CHU Mohammed VI, Marrakech',
      reason: 'État de mal épileptique',
    },
  };
  const { version } = await specialist.call('saveNote', {
    params: { id },
    body: { version: 0, content },
  });
  await specialist.call('signNote', { params: { id }, body: { version } });
  const sentIn = async () => {
    const { entries } = await nurse.call('readTimeline', { params });
    return entries.filter((entry) => entry.kind === 'referral');
  };
  await expect(sentIn()).resolves.toEqual([
    expect.objectContaining({
      consultationId: id,
      canOpen: true,
      referralKind: 'transfer',
      urgency: 'immediate',
      state: 'requested',
      acceptingFacilityName: 'CHU Mohammed VI, Marrakech',
      practitionerName: 'Dr Salma Benali',
    }),
  ]);
  const { open } = await nurse.call('listReferrals', { query: { consultationId: id } });
  const [referral] = open;
  if (!referral) throw new Error('nobody was sent');
  await nurse.call('moveReferral', {
    params: { id: referral.id },
    body: { version: referral.version, event: 'depart', remark: '' },
  });
  await expect(sentIn()).resolves.toEqual([expect.objectContaining({ state: 'departed' })]);
});
