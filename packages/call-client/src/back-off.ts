const delaysMs = [0, 500, 1_000, 2_000, 4_000, 8_000] as const;

/** How long to wait before trying again after so many attempts that led to nothing. The first is free. */
export function backOffMs(attempts: number): number {
  return delaysMs[Math.min(attempts, delaysMs.length - 1)] ?? 0;
}
