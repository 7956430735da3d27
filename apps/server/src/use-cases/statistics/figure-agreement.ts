/** What the last nightly comparison of the figures with the facts found. One in each control plane. */
export class FigureAgreement {
  #isExact = true;

  get isExact(): boolean {
    return this.#isExact;
  }

  /** Answers whether that is news. */
  learn(isExact: boolean): boolean {
    const isNews = this.#isExact !== isExact;
    this.#isExact = isExact;
    return isNews;
  }
}
