/** Writes one event. Fields are ids, counts and codes: never anything out of a document. */
export type Log = (event: string, fields?: Record<string, string | number | boolean>) => void;

export const silentLog: Log = () => undefined;

/** One JSON object per line on standard error. */
export const jsonLog: Log = (event, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};
