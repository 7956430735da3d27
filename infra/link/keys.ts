import { linkProfileNames, linkProfiles, type Link } from '@qarib/testing/link';

export const keyWords = `c cut or mend · s squeeze · r another address (NAT) · n another network · 0-5 profile · q quit`;

/** What a key does to the link, and the words for it; nothing for other keys. */
export class Keys {
  readonly #link: Link;
  #isCut = false;

  constructor(link: Link) {
    this.#link = link;
  }

  press(key: string): string | undefined {
    const name = /^\d$/.test(key) ? linkProfileNames[Number(key)] : undefined;
    if (name) {
      this.#link.become(linkProfiles[name]);
      return `The link is ${name} now.`;
    }
    switch (key) {
      case 'c':
        return this.#toggleCut();
      case 's':
        void this.#link.squeeze();
        return 'Squeezed, if the profile has a squeeze (5).';
      case 'r':
        void this.#link.changePath('rebinding');
        return 'Seen from another address now.';
      case 'n':
        void this.#link.changePath('new-network');
        return 'On another network now.';
      default:
        return undefined;
    }
  }

  #toggleCut(): string {
    this.#isCut = !this.#isCut;
    if (this.#isCut) this.#link.cut();
    else this.#link.mend();
    return this.#isCut ? 'Cut.' : 'Whole again.';
  }
}
