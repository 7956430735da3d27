/** Anything that hands out events by name, as Socket.IO's sockets and Node's emitters do. */
type Source = {
  on(name: string, listener: (payload: unknown) => void): unknown;
  off(name: string, listener: (payload: unknown) => void): unknown;
};

const limitMs = 20_000;

/** The payload of the next such event that passes; a test that waits in vain says for what. */
export function nextEvent<Payload>(
  source: Source,
  name: string,
  isWanted: (payload: Payload) => boolean = () => true,
): Promise<Payload> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      source.off(name, listener);
      reject(new Error(`waited in vain for ${name}`));
    }, limitMs);
    const listener = (raw: unknown) => {
      const payload = raw as Payload;
      if (!isWanted(payload)) return;
      clearTimeout(timer);
      source.off(name, listener);
      resolve(payload);
    };
    source.on(name, listener);
  });
}
