import type {
  CallPreparation,
  ConsumerOptions,
  MediaSource,
  Participant,
  RtpCapabilities,
  TransportOptions,
} from '@qarib/contracts';

export const consultationId = 'consultation-1';
export const specialistPeerId = 'aaaaaaaa-1111-4111-8111-111111111111';

const uuid = (group: string, number: number) =>
  `${group}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const specialist: Participant = {
  peerId: specialistPeerId,
  practitionerId: 'practitioner-tazi',
  name: 'Dr Salma Tazi',
  role: 'specialist',
  isMicrophoneOn: true,
  isCameraOn: true,
};

const routerRtpCapabilities: RtpCapabilities = {
  codecs: [
    {
      kind: 'audio',
      mimeType: 'audio/opus',
      preferredPayloadType: 100,
      clockRate: 48_000,
      channels: 2,
      parameters: { useinbandfec: 1 },
    },
    {
      kind: 'video',
      mimeType: 'video/VP8',
      preferredPayloadType: 101,
      clockRate: 90_000,
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
    },
  ],
  headerExtensions: [],
};

const transport = (id: string): TransportOptions => ({
  id,
  iceParameters: { usernameFragment: 'ufrag', password: 'password', iceLite: true },
  iceCandidates: [],
  dtlsParameters: {
    role: 'auto',
    fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }],
  },
  sctpParameters: {
    port: 5_000,
    OS: 1_024,
    MIS: 1_024,
    maxMessageSize: 16_384,
    maxSendMessageSize: 16_384,
    maxReceiveMessageSize: 16_384,
  },
});

/** What the nth `call:prepare` is answered. */
export const preparation = (number: number): CallPreparation => ({
  callSessionId: `session-${number}`,
  peerId: uuid('bbbbbbbb', number),
  routerRtpCapabilities,
  sendTransport: transport(uuid('cccccccc', number)),
  recvTransport: transport(uuid('dddddddd', number)),
  echo: {
    id: uuid('eeeeeeee', number),
    dataProducerId: uuid('ffffffff', number),
    sctpStreamParameters: { streamId: 0, ordered: false, maxPacketLifeTime: 3_000 },
  },
  participants: [],
});

/** What the specialist sends, as the nth announcement of it. */
export const consumer = (source: MediaSource, number = 1): ConsumerOptions => {
  const isCamera = source === 'camera';
  return {
    id: uuid(isCamera ? '22222222' : '11111111', number),
    producerId: uuid(isCamera ? '44444444' : '33333333', number),
    peerId: specialistPeerId,
    source,
    kind: isCamera ? 'video' : 'audio',
    rtpParameters: {
      mid: isCamera ? '1' : '0',
      codecs: [
        isCamera
          ? { mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }
          : { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 },
      ],
      encodings: [{ ssrc: isCamera ? 2_222 : 1_111 }],
      rtcp: { cname: 'specialist' },
    },
    isProducerPaused: false,
  };
};

/** The specialist is there, seen and heard. */
export const specialistSendsAll = {
  participants: [specialist],
  consumers: [consumer('microphone'), consumer('camera')],
};
