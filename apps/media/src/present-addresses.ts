import os from 'node:os';

const always = /^(127\..*|0\.0\.0\.0|::1?)$/;

/**
 * Those that this machine has now. On another network it has others than at the start, and a worker that
 * takes another's place would not start for one that is gone. With none left all are tried: the error tells.
 */
export function presentAddresses(
  wanted: readonly string[],
  interfaces = os.networkInterfaces(),
): readonly string[] {
  const own = Object.values(interfaces).flatMap((each) => each ?? []);
  const isHere = (ip: string) => always.test(ip) || own.some(({ address }) => address === ip);
  const present = wanted.filter(isHere);
  return present.length > 0 ? present : wanted;
}
