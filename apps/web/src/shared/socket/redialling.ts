/**
 * After a cut nobody shall wait for a timer: a dial into nothing is given up before TCP has doubled its
 * own patience, and the next one follows soon.
 */
export const redialling = {
  timeout: 6_000,
  reconnectionDelay: 500,
  reconnectionDelayMax: 2_000,
} as const;
