import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { api } from '../../../shared/api/api-client.ts';
import { ApiError } from '../../../shared/api/api-error.ts';
import { onFact } from '../../../shared/socket/socket.ts';
import { ChunkSender } from './chunk-sender.ts';
import { MixedCall } from './mixed-call.ts';
import { notRecording, useRecordingStore } from './recording-store.ts';
import { supportedType } from './recording-types.ts';
import { sendChunkOf } from './send-chunk.ts';

/** Short, so that a crash costs seconds. */
const partMs = 4_000;
const bitrates = { videoBitsPerSecond: 500_000, audioBitsPerSecond: 48_000 };

type Wish = {
  readonly consultationId: string;
  readonly call: CallEngine;
  readonly ownName: string;
};

/** Leaving the page now would lose what is not sent. */
function warnBeforeUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Done once the last part is known to be kept. */
async function settle(sender: ChunkSender): Promise<void> {
  await sender.finished();
  window.removeEventListener('beforeunload', warnBeforeUnload);
  const { error } = useRecordingStore.getState();
  useRecordingStore.setState({ ...notRecording, error });
}

/** Records the call from now on. The server is asked first: without the patient's consent it refuses. */
export async function recordCall(wish: Wish): Promise<void> {
  const type = supportedType();
  if (!type || useRecordingStore.getState().phase !== 'idle') return;
  const { consultationId } = wish;
  const params = { id: consultationId };
  useRecordingStore.setState({ ...notRecording, phase: 'starting', consultationId });
  try {
    const body = { contentType: type.contentType };
    const { id: recordingId } = await api.call('startRecording', { params, body });
    run(wish, recordingId, type.mimeType);
  } catch (error) {
    useRecordingStore.setState({ ...notRecording, error });
  }
}

function run({ consultationId, call, ownName }: Wish, recordingId: string, mimeType: string): void {
  const params = { id: consultationId, recordingId };
  const mixed = MixedCall.create();
  const recorder = new MediaRecorder(mixed.stream, { mimeType, ...bitrates });
  const sender = new ChunkSender({
    send: sendChunkOf(consultationId, recordingId),
    onPending: (pendingBytes) => useRecordingStore.setState({ pendingBytes }),
    onRefused: (error) => {
      useRecordingStore.setState({ error });
      stop();
    },
    onOver: () => {
      // Ended here it is no news: the last parts of a recording come after its end.
      if (recorder.state !== 'inactive') endedElsewhere();
    },
  });
  const { peerId } = call.getSnapshot();
  const follow = () => {
    const snapshot = call.getSnapshot();
    // Another place in the call is another recording: the server has ended this one.
    if (snapshot.peerId === peerId) mixed.show(snapshot, ownName);
    else stop();
  };
  const endedElsewhere = () => {
    useRecordingStore.setState({ error: new ApiError('RECORDING_OVER') });
    stop();
  };
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const stopListening = [
    call.subscribe(follow),
    onFact('call:recording-ended', (fact) => {
      if (fact.recordingId === recordingId && recorder.state !== 'inactive') endedElsewhere();
    }),
  ];
  recorder.addEventListener('dataavailable', ({ data }) => sender.add(data));
  recorder.addEventListener('stop', () => {
    for (const end of stopListening) end();
    call.keepPictures(false);
    mixed.close();
    useRecordingStore.setState({ phase: 'sending', stop: undefined });
    // The others are told at once; parts may still follow. An end that is not told, the server finds.
    api.call('stopRecording', { params }).catch(() => undefined);
    void settle(sender);
  });
  window.addEventListener('beforeunload', warnBeforeUnload);
  useRecordingStore.setState({ phase: 'recording', stop });
  // What is recorded must not stop coming because another window is in front.
  call.keepPictures(true);
  follow();
  recorder.start(partMs);
}
