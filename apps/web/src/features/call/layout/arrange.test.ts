import type { CallSnapshot } from '@qarib/call-client';
import { installFakeMedia, nurseInCall, snapshotInLobby } from '../../../../test/fake-call.ts';
import { arrange } from './arrange.ts';

installFakeMedia();
const stream = new MediaStream();
const remote = (peerId: string, source: CallSnapshot['remoteStreams'][number]['source']) => ({
  peerId,
  source,
  stream,
  isPaused: false,
});
const resident = { ...nurseInCall, peerId: 'peer-resident', name: 'Dr Nadia Alami' };
const two = { ...snapshotInLobby, participants: [nurseInCall, resident] };
const nurse = nurseInCall.peerId;

test('people alone are all alike, with a picture or without', () => {
  const { tiles, bigKey } = arrange(
    { ...two, remoteStreams: [remote(nurse, 'camera')] },
    undefined,
  );
  expect(tiles.map(({ key }) => key)).toEqual([nurse, resident.peerId]);
  expect(tiles.map((tile) => tile.stream)).toEqual([stream, undefined]);
  expect(bigKey).toBeUndefined();
});

test('a screen is large before a second camera, and the faces stay', () => {
  const remoteStreams = [remote(nurse, 'secondary-camera'), remote(resident.peerId, 'screen')];
  const { tiles, bigKey } = arrange({ ...two, remoteStreams }, undefined);
  expect(bigKey).toBe('peer-resident screen');
  expect(tiles).toHaveLength(4);
});

test('the own choice goes before all, for as long as it is there', () => {
  const remoteStreams = [remote(nurse, 'secondary-camera')];
  expect(arrange({ ...two, remoteStreams }, nurse).bigKey).toBe(nurse);
  expect(arrange({ ...two, remoteStreams }, 'somebody who left').bigKey).toBe(
    'peer-nurse secondary-camera',
  );
});

test('what one shows oneself is small beside the others until it is chosen', () => {
  const ownExtras = [{ source: 'secondary-camera' as const, stream, label: 'Dermatoscope' }];
  const shown = { ...two, ownExtras };
  expect(arrange(shown, undefined).bigKey).toBe(nurse);
  expect(arrange(shown, 'peer-self secondary-camera').bigKey).toBe('peer-self secondary-camera');
});

test('a voice or a stethoscope takes no room', () => {
  const remoteStreams = [remote(nurse, 'stethoscope'), remote(nurse, 'microphone')];
  expect(arrange({ ...two, remoteStreams }, undefined).tiles).toHaveLength(2);
});
