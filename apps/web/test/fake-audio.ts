/** A sound device that counts what it is told to play. */
class FakeSource {
  buffer: unknown;
  loop = false;
  connect(): void {}
  disconnect(): void {}
  start(): void {
    fakeAudio.sounding.add(this);
  }
  stop(): void {
    fakeAudio.sounding.delete(this);
  }
}

class FakeAudioContext extends EventTarget {
  readonly sampleRate = 8_000;
  readonly destination = {};
  state: AudioContextState = fakeAudio.isBlocked ? 'suspended' : 'running';

  createBuffer(_channels: number, length: number) {
    return { getChannelData: () => new Float32Array(length) };
  }
  createBufferSource(): FakeSource {
    return new FakeSource();
  }
  async resume(): Promise<void> {
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
  }
  async close(): Promise<void> {
    this.state = 'closed';
  }
}

export const fakeAudio = {
  /** The browser lets no page sound before a gesture. */
  isBlocked: false,
  sounding: new Set<object>(),
  install(): void {
    fakeAudio.isBlocked = false;
    fakeAudio.sounding.clear();
    Object.defineProperty(globalThis, 'AudioContext', {
      value: FakeAudioContext,
      configurable: true,
    });
  },
};
