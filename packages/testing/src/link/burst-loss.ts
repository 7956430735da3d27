/**
 * Which packets are lost: Gilbert's model of a channel that is either fine or loses everything, and
 * stays lossy for `burstPackets` on average.
 */
export function burstLoss(
  { lossRatio, burstPackets }: { readonly lossRatio: number; readonly burstPackets: number },
  random: () => number,
): () => boolean {
  const toFine = 1 / burstPackets;
  const toLossy = Math.min(1, (lossRatio * toFine) / (1 - lossRatio));
  let isLossy = false;
  return () => {
    isLossy = random() < (isLossy ? 1 - toFine : toLossy);
    return isLossy;
  };
}
