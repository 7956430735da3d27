import type { CallSnapshot } from './call-snapshot.ts';

/** A call of which nothing is known yet. */
export const initialSnapshot: CallSnapshot = {
  state: 'preparing',
  peerId: undefined,
  participants: [],
  remoteStreams: [],
  localStream: undefined,
  isMicrophoneOn: false,
  isCameraOn: false,
  ownExtras: [],
  extraProblems: {},
  isMicrophoneLent: false,
  isScreenSharingSupported: false,
  microphoneProblem: undefined,
  cameraProblem: undefined,
  devices: { microphones: [], cameras: [], speakers: [] },
  selectedDevices: {},
  isSpeakerChoiceSupported: false,
  deviceNotice: undefined,
  linkCheck: undefined,
  quality: { up: 'unknown', down: 'unknown' },
  qualityOfOthers: {},
  echo: { route: 'unknown', isMeasured: false },
  reconnectReason: undefined,
  endReason: undefined,
  errorCode: undefined,
};
