import { demoPassword, people, Stage } from './stage.ts';

const email = 'fatima.aitlahcen@demo.qarib.example';
const idleLimitMs = 8 * 60 * 60 * 1000;
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe('When somebody signs in', () => {
  test('then the demo people are offered by role, without their passwords', async () => {
    const { people: offered } = await stage.browser().call('listDemoPeople', {});
    expect(offered.map(({ role }) => role)).toEqual([
      'nurse',
      'nurse',
      'specialist',
      'specialist',
      'specialist',
      'specialist',
      'specialist',
      'coordinator',
      'coordinator',
      'admin',
    ]);
    expect(JSON.stringify(offered)).not.toMatch(/password|argon2/i);
  });

  test('then the right password opens a session in a cookie no script can read', async () => {
    const browser = stage.browser();
    const body = JSON.stringify({ email, password: demoPassword });
    const answer = await browser.send('POST', '/api/session', body, 'application/json');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^qarib-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const session = await browser.call('readSession', {});
    expect(session).toMatchObject({ practitioner: { id: people.nurse }, isDemo: true });
  });

  test('then a wrong password and an unknown account are refused alike', async () => {
    const browser = stage.browser();
    const wrong = await browser.refusedCall('signIn', { body: { email, password: 'not this' } });
    const unknown = await browser.refusedCall('signIn', {
      body: { email: 'nobody@demo.qarib.example', password: 'not this' },
    });
    expect(wrong).toMatchObject({ code: 'CREDENTIALS_WRONG', status: 401 });
    expect({ ...unknown, instance: '' }).toEqual({ ...wrong, instance: '' });
  });

  test('then guessing on is stopped, with the time to wait', async () => {
    const browser = stage.browser();
    const guess = { body: { email: 'omar.chraibi@demo.qarib.example', password: 'a guess' } };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await browser.refusedCall('signIn', guess)).code).toBe('CREDENTIALS_WRONG');
    }
    const stopped = await browser.refusedCall('signIn', guess);
    expect(stopped.code).toBe('RATE_LIMITED');
    expect(Number(stopped.details?.retryAfterSeconds)).toBeGreaterThan(800);
  });

  test('then guesses sent all at once are no more than one after the other', async () => {
    const guess = { body: { email: 'karim.tazi@demo.qarib.example', password: 'a guess' } };
    const guesses = Array.from({ length: 12 }, () => stage.browser().refusedCall('signIn', guess));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(7);
  });

  test('then colleagues who sign in at once behind one address all come in', async () => {
    const account = { body: { email: 'nadia.idrissi@demo.qarib.example', password: demoPassword } };
    for (let round = 0; round < 3; round += 1) {
      const sessions = Array.from({ length: 4 }, () => stage.browser().call('signIn', account));
      await expect(Promise.all(sessions)).resolves.toHaveLength(4);
    }
  });

  test('then the session the browser came with is over', async () => {
    const before = await stage.signedIn(people.nurse);
    const after = stage.browser();
    after.cookie = before.cookie;
    await after.signIn(people.neurologist);
    expect(after.cookie).not.toBe(before.cookie);
    expect((await before.refusedCall('readSession', {})).code).toBe('NOT_SIGNED_IN');
  });
});

describe('When a session ends', () => {
  test('then without one there is nothing to read', async () => {
    expect((await stage.browser().refusedCall('readSession', {})).code).toBe('NOT_SIGNED_IN');
  });

  test('then signing out ends it on the server and closes its connections', async () => {
    const browser = await stage.signedIn(people.neurologist);
    const other = await stage.signedIn(people.neurologist);
    const connection = await browser.connect();
    const stays = await other.connect();
    const kept = { cookie: browser.cookie, csrfToken: browser.csrfToken };
    await browser.call('signOut', {});
    await connection.closed();
    browser.cookie = kept.cookie;
    expect((await browser.refusedCall('readSession', {})).code).toBe('NOT_SIGNED_IN');
    expect(stays.socket.connected).toBe(true);
  });

  test('then one in use goes on, and one left alone has expired', async () => {
    const used = await stage.signedIn(people.nurse);
    const left = await stage.signedIn(people.nurse);
    stage.clock.advance(idleLimitMs - 60_000);
    await used.call('readSession', {});
    stage.clock.advance(120_000);
    await expect(used.call('readSession', {})).resolves.toMatchObject({ isDemo: true });
    expect(await left.refusedCall('readSession', {})).toMatchObject({
      code: 'SESSION_EXPIRED',
      status: 401,
    });
  });

  test('then a connection left open ends with it, and one whose session is used stays', async () => {
    const left = await (await stage.signedIn(people.neurologist)).connect();
    const used = await stage.signedIn(people.otherNeurologist);
    const stays = await used.connect();
    stage.clock.advance(idleLimitMs - 60_000);
    await used.call('readSession', {});
    stage.clock.advance(120_000);
    await left.closed();
    await stays.settle();
    expect(stays.socket.connected).toBe(true);
  });
});

describe('When a signed-in person chooses', () => {
  test('then the language stays with the account', async () => {
    const browser = await stage.signedIn(people.coordinator);
    await browser.call('chooseLanguage', { body: { language: 'ar' } });
    const elsewhere = await stage.signedIn(people.coordinator);
    await expect(elsewhere.call('readSession', {})).resolves.toMatchObject({ language: 'ar' });
  });

  test('then only a specialist can be on call', async () => {
    const nurse = await stage.signedIn(people.nurse);
    const refused = await nurse.refusedCall('setOnCall', { body: { isOnCall: true } });
    expect(refused.code).toBe('NOT_FOUND');
  });
});

describe('When somebody changes the password', () => {
  const email = 'omar.chraibi@demo.qarib.example';
  const newPassword = 'une phrase que je retiens';
  const change = (currentPassword: string) => ({ body: { currentPassword, newPassword } });
  let own: Stage;
  beforeAll(async () => {
    own = await Stage.open();
  });
  afterAll(() => own.close());

  test('then it takes the current one, a long new one, and another one', async () => {
    const here = await own.signedIn(people.administrator);
    expect((await here.refusedCall('changePassword', change('not this'))).code).toBe(
      'PASSWORD_WRONG',
    );
    const short = { body: { currentPassword: demoPassword, newPassword: 'short' } };
    expect((await here.refusedCall('changePassword', short)).code).toBe('INPUT_INVALID');
    const same = { body: { currentPassword: newPassword, newPassword } };
    expect((await here.refusedCall('changePassword', same)).code).toBe('INPUT_INVALID');
  });

  test('then only the new one signs in, every other session ends, and both are on record', async () => {
    const here = await own.signedIn(people.administrator);
    const elsewhere = await own.signedIn(people.administrator);
    // What happens in one moment of the clock has no order on record.
    own.clock.advance(1_000);
    await here.call('changePassword', change(demoPassword));
    await here.call('readSession', {});
    expect((await elsewhere.refusedCall('readSession', {})).code).toBe('NOT_SIGNED_IN');
    const signIn = (password: string) => ({ body: { email, password } });
    const browser = own.browser();
    const refused = await browser.refusedCall('signIn', signIn(demoPassword));
    expect(refused.code).toBe('CREDENTIALS_WRONG');
    await browser.call('signIn', signIn(newPassword));
    const { entries } = await here.call('readAudit', {});
    const kept = entries.filter(({ action }) => action === 'change-password');
    expect(kept.map(({ outcome }) => outcome)).toEqual(['success', 'refused']);
  });

  test('then guessing at the current one is stopped', async () => {
    const here = await own.signedIn(people.nurse);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push((await here.refusedCall('changePassword', change(`a guess ${attempt}`))).code);
    }
    expect(codes.slice(4)).toEqual(['PASSWORD_WRONG', 'RATE_LIMITED']);
  });
});

test('When the demo is over, then its people are nobody, however they were signed in', async () => {
  const ended = await Stage.open();
  try {
    const { cookie } = await ended.signedIn(people.administrator);
    await ended.restartControlPlane({ demoPassword: undefined });
    const browser = ended.browser();
    const body = { email: 'omar.chraibi@demo.qarib.example', password: demoPassword };
    expect((await browser.refusedCall('signIn', { body })).code).toBe('CREDENTIALS_WRONG');
    browser.cookie = cookie;
    expect((await browser.refusedCall('readAudit', {})).code).toBe('NOT_SIGNED_IN');
  } finally {
    await ended.close();
  }
});
