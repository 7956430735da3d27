import type { types } from 'mediasoup';

/** A browser ignores a key frame request this soon after another. Chrome: 300 ms. Milliseconds. */
const climbAfterMs = 500;
const topLayer = 2;

/** The layer a picture starts with: the smallest, whose key frame is through soonest. */
export const firstLayers: types.ConsumerLayers = { spatialLayer: 0 };

/**
 * Lets a picture grow once it is there. Were it to aim higher at once, its second key frame request
 * would follow the first too soon and be ignored, and the picture would come a second later.
 */
export function startSmall(consumer: types.Consumer): void {
  if (consumer.type !== 'simulcast') return;
  let timer: NodeJS.Timeout | undefined;
  consumer.once('layerschange', () => {
    if (consumer.closed) return;
    timer = setTimeout(() => {
      consumer.setPreferredLayers({ spatialLayer: topLayer }).catch(() => {
        // Closed meanwhile.
      });
    }, climbAfterMs);
  });
  consumer.observer.once('close', () => clearTimeout(timer));
}
