import { z } from 'zod';
import * as recordings from '../recordings.ts';
import { byId, type Endpoint } from './endpoint.ts';

export const recordingEndpoints = {
  listRecordings: {
    method: 'GET',
    path: '/api/consultations/:id/recordings',
    summary: 'What was recorded of the call, oldest first',
    params: byId,
    reply: recordings.recordingList,
  },
  startRecording: {
    method: 'POST',
    path: '/api/consultations/:id/recordings',
    summary: "The physician begins to record the call, with the patient's consent only",
    params: byId,
    body: recordings.recordingStart,
    reply: recordings.recording,
  },
  stopRecording: {
    method: 'POST',
    path: '/api/consultations/:id/recordings/:recordingId/stop',
    summary: 'Record no longer; the last parts may still come',
    params: recordings.recordingRef,
    reply: recordings.recording,
  },
  removeRecording: {
    method: 'POST',
    path: '/api/consultations/:id/recordings/:recordingId/remove',
    summary: 'Its physician, or an administrator, takes a recording away for good, with a reason',
    params: recordings.recordingRef,
    body: recordings.recordingRemoval,
    reply: z.object({}),
  },
} as const satisfies Record<string, Endpoint>;
