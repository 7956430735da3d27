/** Elements whose sound goes to the chosen speaker. */
export class Speaker {
  readonly #elements = new Set<HTMLMediaElement>();
  #deviceId: string | undefined;

  static get isChoiceSupported(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  attach(element: HTMLMediaElement): () => void {
    this.#elements.add(element);
    this.#apply(element);
    return () => this.#elements.delete(element);
  }

  choose(deviceId: string | undefined): void {
    if (deviceId === this.#deviceId) return;
    this.#deviceId = deviceId;
    for (const element of this.#elements) this.#apply(element);
  }

  #apply(element: HTMLMediaElement): void {
    if (!Speaker.isChoiceSupported || this.#deviceId === undefined) return;
    // An unplugged speaker: the browser plays through its default, which is what we want.
    element.setSinkId(this.#deviceId).catch(() => undefined);
  }
}
