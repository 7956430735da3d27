/** Elements whose sound goes to the chosen speaker. */
export class Speaker {
  readonly #elements = new Set<HTMLMediaElement>();
  #deviceId: string | undefined;
  #volume = 1;

  static get isChoiceSupported(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  attach(element: HTMLMediaElement): () => void {
    this.#elements.add(element);
    element.volume = this.#volume;
    this.#apply(element);
    return () => this.#elements.delete(element);
  }

  choose(deviceId: string | undefined): void {
    if (deviceId === this.#deviceId) return;
    this.#deviceId = deviceId;
    for (const element of this.#elements) this.#apply(element);
  }

  /** 0 to 1; phones that leave the volume to its buttons ignore it. */
  setVolume(volume: number): void {
    if (volume === this.#volume) return;
    this.#volume = volume;
    for (const element of this.#elements) element.volume = volume;
  }

  #apply(element: HTMLMediaElement): void {
    if (!Speaker.isChoiceSupported) return;
    // Named again when it is `undefined`: an element stays silent at a speaker that was unplugged.
    if (this.#deviceId === undefined && element.sinkId === '') return;
    element.setSinkId(this.#deviceId ?? '').catch(() => undefined);
  }
}
