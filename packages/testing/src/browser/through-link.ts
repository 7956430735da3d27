import type { BrowserContext } from 'playwright-core';
import type { Link } from '../link/index.ts';

declare global {
  interface Window {
    relayPortFor?: (mediaPort: number) => Promise<number>;
  }
}

/** Everything this browser's calls send and receive goes over the link, from the next page on. */
export async function goThroughLink(context: BrowserContext, link: Link): Promise<void> {
  await context.exposeFunction('relayPortFor', (mediaPort: number) => link.portFor(mediaPort));
  await context.addInitScript(relayCandidates);
}

/** Runs in the page: the media node's UDP candidates get the relay's port, its TCP ones would go round it. */
function relayCandidates(): void {
  const relayed = async (line: string): Promise<string[]> => {
    if (!line.startsWith('a=candidate:')) return [line];
    const parts = line.split(' ');
    if (parts[2]?.toLowerCase() !== 'udp') return [];
    parts[5] = String(await window.relayPortFor?.(Number(parts[5])));
    return [parts.join(' ')];
  };
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    override async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
      const lines = await Promise.all(sdp.split('\r\n').map(relayed));
      return super.setRemoteDescription({ type, sdp: lines.flat().join('\r\n') });
    }
  };
}
