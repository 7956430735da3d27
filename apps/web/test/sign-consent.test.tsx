import { screen, waitFor } from '@testing-library/react';
import type { Patient } from '@qarib/contracts';
import { FakeServer } from './fake-server.ts';
import { khadija, khadijaUnasked, nurseFatima, sessionOf } from './fixtures.ts';
import { showApp } from './show-app.tsx';
import { saidaOnCall, takenBySaida, unwrittenNote } from './specialist-fixtures.ts';

jest.mock('socket.io-client', () => jest.requireActual('./fake-socket.ts').fakeSocketModule);
/** A pad on which a hand wrote; no layout engine here knows where a pointer is. */
jest.mock('signature_pad', () => {
  class WrittenPad extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(new Event('endStroke')));
    }
    toData = () => [
      {
        points: [
          { x: 0, y: 0 },
          { x: 0, y: 0 },
        ],
      },
    ];
    fromData = () => {};
    clear = () => {};
    off = () => {};
  }
  return { __esModule: true, default: WrittenPad };
});
const drawn = { strokes: [[10, 150, 60, 40, 110, 150]] };
jest.mock('../src/features/consent/signing/strokes-of.ts', () => ({
  strokesOf: () => [[10, 150, 60, 40, 110, 150]],
}));
// The whole application is loaded, perhaps on a machine that is busy with other tests.
jest.setTimeout(20_000);

const signed: Patient = {
  ...khadija,
  consent: khadija.consent && { ...khadija.consent, isSigned: true },
};
const site = () =>
  new FakeServer()
    .answer('readSession', sessionOf(nurseFatima))
    .answer('readHealth', { database: true, media: true })
    .answer('listConsultations', { consultations: [] })
    .answer('readPatient', khadijaUnasked)
    .answer('recordConsent', signed)
    .answer('chooseLanguage', { ...sessionOf(nurseFatima), language: 'ar' })
    .answer('readConsentSignature', drawn);

describe('the text read to the patient', () => {
  test('is true of a call and of an opinion in writing alike', async () => {
    await showApp(site(), `/patients/${khadija.id}`);
    expect(await screen.findByText(/par vidéo.* ou par écrit/)).toBeVisible();
  });

  test('is read again when it has changed since, which is said', async () => {
    const earlier = khadija.consent && { ...khadija.consent, version: '2018-10' };
    const server = site().answer('readPatient', { ...khadija, consent: earlier });
    await showApp(server, `/patients/${khadija.id}`);
    expect(
      await screen.findByText(/Le texte a changé depuis le dernier consentement/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Le patient est d’accord' })).toBeVisible();
  });

  test('in Tamazight is the one the nurse reads, which says that it is to be translated aloud', async () => {
    const { user } = await showApp(site(), `/patients/${khadija.id}`);
    const tamazight = await screen.findByRole('radio', { name: 'Amazighe' });
    expect(screen.queryByText(/traduisez de vive voix/)).toBeNull();
    await user.click(tamazight);
    expect(screen.getByText(/traduisez de vive voix/)).toBeVisible();
    expect(screen.getByText(/par vidéo.* ou par écrit/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /العربية/ }));
    expect(await screen.findByText(/ترجموا النص أدناه شفويا/)).toBeVisible();
    expect(screen.getByText(/عن طريق الفيديو.* أو كتابة/)).toBeVisible();
  });
});

describe('consent signed on the screen', () => {
  test('When the patient signs, then what they drew goes with the consent in its language', async () => {
    const server = site();
    const { user } = await showApp(server, `/patients/${khadija.id}`);
    await user.click(await screen.findByRole('radio', { name: 'Arabe' }));
    await user.click(screen.getByRole('button', { name: 'Faire signer à l’écran' }));
    await user.click(await screen.findByRole('button', { name: 'Enregistrer la signature' }));
    await waitFor(() => expect(server.callsOf('recordConsent')).toHaveLength(1));
    expect(server.callsOf('recordConsent')[0]?.body).toMatchObject({
      language: 'ar',
      signature: drawn,
    });
    await user.click(await screen.findByRole('button', { name: 'Voir la signature' }));
    expect(
      await screen.findByRole('img', { name: 'Signature donnée avec le consentement' }),
    ).toBeVisible();
  });

  test('When the patient cannot sign, then their word before the nurse is enough', async () => {
    const server = site().answer('recordConsent', khadija);
    const { user } = await showApp(server, `/patients/${khadija.id}`);
    await user.click(await screen.findByRole('button', { name: 'Le patient est d’accord' }));
    expect(
      await screen.findByText(/Donné de vive voix, Fatima Aït Lahcen en est témoin/),
    ).toBeVisible();
    expect(server.callsOf('recordConsent')[0]?.body).not.toHaveProperty('signature');
  });

  test('When a specialist reads the case, then the signature is read only once it is asked for', async () => {
    const server = site()
      .answer('readSession', saidaOnCall)
      .answer('readQueue', { consultations: [] })
      .answer('readConsultation', { ...takenBySaida, patient: signed })
      .answer('readNote', unwrittenNote);
    const { user } = await showApp(server, `/consultations/${takenBySaida.id}`);
    const ask = await screen.findByRole('button', { name: 'Voir la signature' });
    expect(server.callsOf('readConsentSignature')).toHaveLength(0);
    await user.click(ask);
    expect(
      await screen.findByRole('img', { name: 'Signature donnée avec le consentement' }),
    ).toBeVisible();
    expect(server.callsOf('readConsentSignature')).toHaveLength(1);
  });
});
