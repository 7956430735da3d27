import fc from 'fast-check';
import {
  fileName as fileNames,
  commands,
  consultationRequest,
  endpoints,
  errorStatuses,
  id,
  mediaNodeCommands,
  patientRegistration,
  rtpParameters,
  type Endpoint,
} from './index.ts';

const idempotencyKey = '8f1d6c8e-3a53-4d0a-9f0e-0d4b7f0c2a11';

describe('endpoints', () => {
  const all: [string, Endpoint][] = Object.entries(endpoints);

  test.each(all)('%s declares exactly the parameters of its path', (_name, endpoint) => {
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(endpoint.params?.shape ?? {})).toEqual(inPath);
  });

  test('no two share method and path', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('only signing in, links, complaints and health are open to strangers', () => {
    const open = all.filter(([, endpoint]) => endpoint.isPublic).map(([name]) => name);
    expect(open.toSorted()).toEqual([
      'enterAsGuest',
      'fileComplaint',
      'followComplaint',
      'giveFeedback',
      'listDemoPeople',
      'lookAtFeedbackLink',
      'lookAtGuestLink',
      'readGuest',
      'readHealth',
      'signIn',
      'signInAsDemoPerson',
    ]);
  });
});

test('commands are imperative and each error has an HTTP status that means refusal', () => {
  for (const name of [...Object.keys(commands), ...Object.keys(mediaNodeCommands)])
    expect(name).toMatch(/^[a-z]+:[a-z-]+(?<!ed)$/);
  for (const status of Object.values(errorStatuses)) expect(status).toBeGreaterThanOrEqual(400);
});

describe('bad input', () => {
  const isAccepted = (fileName: string) => fileNames.safeParse(fileName).success;

  test('no file name climbs out of its folder', () => {
    for (const name of ['..', '../x.jpg', 'a/../x.jpg', '.hidden', 'a\\b.jpg', 'a\0.jpg', ''])
      expect(isAccepted(name)).toBe(false);
    expect(isAccepted('éruption bras gauche.jpg')).toBe(true);
    fc.assert(
      fc.property(fc.string(), (name) => {
        if (/[/\\\0]/.test(name) || name.startsWith('.')) expect(isAccepted(name)).toBe(false);
      }),
    );
  });

  test('an identifier is a word, never a query', () => {
    for (const value of ['', '..', 'a b', '$ne', 'a'.repeat(65), { $ne: '' }, 7, null])
      expect(id.safeParse(value).success).toBe(false);
  });

  test('a request without a reason, with an unknown vital sign or with a hundred of them is refused', () => {
    const request = {
      idempotencyKey,
      patientId: 'patient-1',
      specialty: 'neurology',
      priority: 'routine',
      reason: { text: 'Céphalées depuis trois jours' },
      vitalSigns: [{ code: '8310-5', value: 37.2 }],
    };
    const accepts = (change: object) =>
      consultationRequest.safeParse({ ...request, ...change }).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ reason: { text: '   ' } })).toBe(false);
    expect(accepts({ vitalSigns: [{ code: '1-1', value: 1 }] })).toBe(false);
    expect(accepts({ vitalSigns: Array(100).fill(request.vitalSigns[0]) })).toBe(false);
    expect(accepts({ specialty: 'astrology' })).toBe(false);
  });

  test('a patient is registered with a real date and Moroccan numbers', () => {
    const registration = {
      idempotencyKey,
      familyName: 'Aït Ouakrim',
      givenName: 'Fatima',
      gender: 'female',
      birthDate: '1987-03-12',
    };
    const accepts = (change: object) =>
      patientRegistration.safeParse({ ...registration, ...change }).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ birthDate: '1987-02-30' })).toBe(false);
    expect(accepts({ phone: '0612345678' })).toBe(true);
    expect(accepts({ phone: '+33612345678' })).toBe(false);
    expect(accepts({ familyName: 'Aït Lahcen', givenName: "N'Dèye-Maï" })).toBe(true);
    expect(accepts({ familyName: 'أيت لحسن', givenName: 'فاطمة' })).toBe(true);
    expect(accepts({ givenName: '123 <b>' })).toBe(false);
    expect(accepts({ nationalId: 'EE123456' })).toBe(true);
    expect(accepts({ nationalId: 'drop table' })).toBe(false);
  });

  test('media parameters are sized', () => {
    const codec = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
    expect(rtpParameters.safeParse({ codecs: [codec] }).success).toBe(true);
    const tooMany = Array.from({ length: 21 }, () => codec);
    expect(rtpParameters.safeParse({ codecs: tooMany }).success).toBe(false);
    expect(rtpParameters.safeParse({ codecs: [codec], mid: 'x'.repeat(300) }).success).toBe(false);
  });
});
