/** Two soft notes and a rest, over and over. An urgent case rings higher and with a shorter rest. */
const melodies = {
  calm: { notesHz: [587.33, 783.99], noteSeconds: 0.28, cycleSeconds: 3 },
  pressing: { notesHz: [783.99, 1046.5, 783.99], noteSeconds: 0.18, cycleSeconds: 1.6 },
} as const;
export type Melody = keyof typeof melodies;

const loudness = 0.35;
const fadeSeconds = 0.03;

/** A ring synthesised into a buffer that loops by itself: timers of a hidden tab are slowed down. */
function synthesise(context: BaseAudioContext, melody: Melody): AudioBuffer {
  const { notesHz, noteSeconds, cycleSeconds } = melodies[melody];
  const { sampleRate } = context;
  const buffer = context.createBuffer(1, Math.round(cycleSeconds * sampleRate), sampleRate);
  const samples = buffer.getChannelData(0);
  const noteLength = Math.round(noteSeconds * sampleRate);
  notesHz.forEach((frequency, note) => {
    for (let index = 0; index < noteLength; index += 1) {
      const seconds = index / sampleRate;
      const fade = Math.min(1, seconds / fadeSeconds, (noteSeconds - seconds) / fadeSeconds);
      const phase = 2 * Math.PI * frequency * seconds;
      // A little of the octave makes it carry on a laptop's small speaker.
      const wave = Math.sin(phase) * 0.8 + Math.sin(2 * phase) * 0.2;
      samples[note * noteLength + index] = wave * fade * loudness;
    }
  });
  return buffer;
}

/** The ring of this browser tab. A browser may refuse sound until the person has touched the page. */
export class RingTone {
  readonly #context: AudioContext;
  #playing: { melody: Melody; source: AudioBufferSourceNode } | undefined;

  private constructor(context: AudioContext) {
    this.#context = context;
  }

  /** `undefined` where the browser has no WebAudio. */
  static create(): RingTone | undefined {
    return typeof AudioContext === 'undefined' ? undefined : new RingTone(new AudioContext());
  }

  get isAllowed(): boolean {
    return this.#context.state === 'running';
  }

  onAllowedChange(listener: () => void): () => void {
    this.#context.addEventListener('statechange', listener);
    return () => this.#context.removeEventListener('statechange', listener);
  }

  /** Works inside a click or a key press; elsewhere only where the browser allows sound anyway. */
  async allow(): Promise<void> {
    await this.#context.resume();
  }

  play(melody: Melody): void {
    if (this.#playing?.melody === melody) return;
    this.stop();
    const source = this.#context.createBufferSource();
    source.buffer = synthesise(this.#context, melody);
    source.loop = true;
    source.connect(this.#context.destination);
    source.start();
    this.#playing = { melody, source };
  }

  stop(): void {
    this.#playing?.source.stop();
    this.#playing?.source.disconnect();
    this.#playing = undefined;
  }

  close(): void {
    this.stop();
    if (this.#context.state !== 'closed') void this.#context.close();
  }
}
