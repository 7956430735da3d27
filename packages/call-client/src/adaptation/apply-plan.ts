import { sendOptions } from '../encodings.ts';
import type { Sender } from '../sender.ts';
import type { Voice } from './ladder.ts';
import type { PicturePlan } from './plan.ts';

/** A picture that is negotiated in so many layers can be scaled: the others' size matters. */
const scalableLayers = 3;

/** Makes the browser's encoder do what was planned for a picture. */
export async function applyPicture(sender: Sender, plan: PicturePlan): Promise<boolean> {
  const normal = sendOptions(sender.source).encodings ?? [];
  const { small, layers } = plan;
  return sender.changeParameters(({ encodings }) => {
    encodings.forEach((encoding, index) => {
      const { maxBitrate, maxFramerate, scaleResolutionDownBy } = normal[index] ?? {};
      const isSmall = small !== undefined && index === 0;
      const frameRate = isSmall
        ? Math.min(small.frameRate, maxFramerate ?? Infinity)
        : maxFramerate;
      const scale = isSmall && encodings.length >= scalableLayers ? small.scaleDownBy : undefined;
      Object.assign(encoding, {
        active: index < layers,
        maxBitrate: isSmall ? small.maxKbps * 1_000 : maxBitrate,
        ...(frameRate !== undefined && { maxFramerate: frameRate }),
        scaleResolutionDownBy: scale ?? scaleResolutionDownBy ?? 1,
      });
    });
  });
}

export async function applyVoice(sender: Sender, voice: Voice): Promise<boolean> {
  return sender.changeParameters(({ encodings }) => {
    for (const encoding of encodings) encoding.maxBitrate = voice.maxKbps * 1_000;
  });
}

/** What the encoder of each sender was told last. */
export class Encoders {
  readonly #applied = new WeakMap<Sender, string>();

  /** Once for each change. A sender that is still being made, or a browser that is busy, is asked again. */
  fit<Wanted>(
    sender: Sender,
    wanted: Wanted,
    apply: (sender: Sender, wanted: Wanted) => Promise<boolean>,
  ): void {
    const plan = JSON.stringify(wanted);
    if (!sender.isReady || this.#applied.get(sender) === plan) return;
    this.#applied.set(sender, plan);
    void this.#forgetRefused(sender, apply(sender, wanted));
  }

  async #forgetRefused(sender: Sender, applying: Promise<boolean>): Promise<void> {
    if (!(await applying)) this.#applied.delete(sender);
  }
}
