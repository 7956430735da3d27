import { createTurnRelay } from './turn-relay.ts';

const now = new Date('2026-03-09T09:00:00Z');
const turn = { urls: ['turns:turn.example.ma:443?transport=tcp'], secret: 'a secret of the relay' };

test('A credential is the peer’s own, ends after an hour, and is signed with the secret', () => {
  expect(createTurnRelay(turn).iceServersFor('peer-1', now)).toEqual([
    {
      urls: turn.urls,
      username: '1773050400:peer-1',
      // printf 1773050400:peer-1 | openssl dgst -sha1 -hmac 'a secret of the relay' -binary | base64
      credential: 'dLEya6rifQ642Cq8GtjBX5kEpWg=',
    },
  ]);
});

test('A credential ends no later than what it was given for', () => {
  const until = new Date(now.getTime() + 60_000);
  const [server] = createTurnRelay(turn).iceServersFor('peer-1', now, until);
  expect(server?.username).toBe('1773046860:peer-1');
});

test('Without a relay there is nothing to hand out', () => {
  expect(createTurnRelay(undefined).iceServersFor('peer-1', now)).toEqual([]);
});
