/**
 * Puts the clock of a page or a process ahead, or back; it goes on as fast as it did. Pages are given
 * its text, so it uses nothing from outside itself.
 */
export function moveClock(offsetMs: number): void {
  const machine = Date;
  const now = () => machine.now() + offsetMs;
  globalThis.Date = new Proxy(machine, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  });
}
