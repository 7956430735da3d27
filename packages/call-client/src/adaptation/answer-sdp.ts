/** The SDP with one of its media sections changed. */
function withSection(sdp: string, mid: string, change: (section: string) => string): string {
  const isOurs = (section: string) => section.split(/\r?\n/).includes(`a=mid:${mid}`);
  const sections = sdp.split(/^(?=m=)/m);
  return sections.map((section) => (isOurs(section) ? change(section) : section)).join('');
}

/** The answer with the length of a packet that one of its tracks is to have (RFC 8866, `ptime`). */
export const withPacketTime = (sdp: string, mid: string, packetMs: number): string =>
  withSection(sdp, mid, (section) => {
    const rest = section.replace(/^a=(?:max)?ptime:.*\r?\n/gm, '');
    return `${rest}a=ptime:${packetMs}\r\na=maxptime:${packetMs}\r\n`;
  });

const estimating =
  /^a=(?:extmap:\d+ \S*(?:abs-send-time|transport-wide-cc)\S*|rtcp-fb:\d+ transport-cc) *\r?\n/gm;

/** The answer with one of its tracks left out of what the way is judged by, and filled up with to try how much it carries. */
export const withoutEstimation = (sdp: string, mid: string): string =>
  withSection(sdp, mid, (section) => section.replace(estimating, ''));

/**
 * The answer with layers marked as not wanted (RFC 8853, `~`): a browser takes those that are not
 * marked for wanted, and would send again what was stopped.
 */
export const withPausedLayers = (sdp: string, mid: string, paused: ReadonlySet<string>): string =>
  withSection(sdp, mid, (section) =>
    section.replace(/^(a=simulcast:recv )(.*)$/m, (_line, start: string, rids: string) => {
      const marked = rids
        .trim()
        .split(';')
        .map((rid) => (paused.has(rid) ? `~${rid}` : rid));
      return start + marked.join(';');
    }),
  );

/** The answer with another rate to start pictures from, where it names one. */
export const withStartRate = (sdp: string, kbps: number): string =>
  sdp.replace(/(x-google-start-bitrate=)\d+/g, `$1${kbps}`);

/** The other end as it is reached by UDP alone. */
export const withoutTcp = (sdp: string): string =>
  sdp.replace(/^a=candidate:\S+ \d+ tcp .*\r?\n/gim, '');

/** mediasoup-client's name, of the track and its media section, for what mediasoup sends to try how much a way carries. */
export const trialMid = 'probator';

/**
 * What only fills the way is nobody's picture. Its arrival is told without a receiver just as well; with
 * one a browser asks for a key frame of it five times a second, for good, and for what was lost of it.
 */
export const withoutTrialReceiver = (sdp: string): string =>
  withSection(sdp, trialMid, (section) => section.replace(/^a=sendonly(?=\r?$)/m, 'a=inactive'));

/** What the other end would offer, as its answer: the browser has begun the handshake, and goes on as it did. */
export const asAnswer = (sdp: string): string =>
  sdp.replace(/^a=setup:actpass(?=\r?$)/gm, 'a=setup:passive');
