import type { types } from 'mediasoup';
import { bitrates, iceConsentTimeoutS } from './media-settings.ts';
import type { MediaWorker } from './media-worker.ts';

/** One of a peer's two: on its worker's one port, and at rates that suit a rural link. */
export async function createTransport(
  router: types.Router,
  { webRtcServer }: MediaWorker,
): Promise<types.WebRtcTransport> {
  const transport = await router.createWebRtcTransport({
    webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    enableSctp: true,
    maxReceiveMessageSize: 16 * 1024,
    maxSendMessageSize: 16 * 1024,
    iceConsentTimeout: iceConsentTimeoutS,
    initialAvailableOutgoingBitrate: bitrates.initialOutgoing,
  });
  await Promise.all([
    transport.setMinOutgoingBitrate(bitrates.minOutgoing),
    transport.setMaxIncomingBitrate(bitrates.maxIncoming),
  ]);
  return transport;
}
