import type { BrowserContext, Page } from 'playwright-core';

/** What stands between this browser and the media node. */
export type Firewall = 'lets TCP through' | 'lets UDP through' | 'lets the relay through';

/** From the next page on, calls of this browser find no other way. */
export async function goThroughFirewall(context: BrowserContext, firewall: Firewall) {
  if (firewall === 'lets the relay through') await context.addInitScript(useRelayAlone);
  else await context.addInitScript(forget, firewall === 'lets TCP through' ? 'udp' : 'tcp');
}

/** How media reaches this page's transports, as far as they have a path. */
export async function pathsInUse(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const connection of window.keptPeerConnections ?? []) {
      if (connection.connectionState === 'closed') continue;
      const stats = new Map<string, Record<string, unknown>>(
        (await connection.getStats()).entries(),
      );
      for (const { type, selectedCandidatePairId } of stats.values()) {
        if (type !== 'transport') continue;
        const pair = stats.get(String(selectedCandidatePairId));
        const local = stats.get(String(pair?.['localCandidateId']));
        if (local) paths.push(String(local['relayProtocol'] ?? local['protocol']));
      }
    }
    return paths;
  });
}

/** Runs in the page: the media node's candidates of that protocol never get there. */
function forget(protocol: string): void {
  const isCandidate = new RegExp(`^a=candidate:\\S+ \\d+ ${protocol} `, 'i');
  const isLeft = (line: string) => !isCandidate.test(line);
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    override setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
      const left = sdp.split('\r\n').filter(isLeft).join('\r\n');
      return super.setRemoteDescription({ type, sdp: left });
    }
  };
}

/** Runs in the page: nothing but the relay leads out. */
function useRelayAlone(): void {
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: 'relay' });
    }
  };
}
