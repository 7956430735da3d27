export type Protocol = 'udp' | 'tcp';

declare global {
  interface Window {
    relayPortFor?: (port: number, protocol: Protocol, host: string) => Promise<number>;
  }
}

/** Runs in the page, alone: the media node's candidates get the address of a relay each. */
export function relayCandidates(): void {
  const relayed = async (line: string): Promise<string> => {
    if (!line.startsWith('a=candidate:')) return line;
    const parts = line.split(' ');
    const protocol = parts[2]?.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
    const port = await window.relayPortFor?.(Number(parts[5]), protocol, parts[4] ?? '');
    return [...parts.slice(0, 4), '127.0.0.1', String(port), ...parts.slice(6)].join(' ');
  };
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    override async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
      const lines = await Promise.all(sdp.split('\r\n').map(relayed));
      return super.setRemoteDescription({ type, sdp: lines.join('\r\n') });
    }
  };
}
