/** What may be logged: an event's name and identifiers. Never a name, a note, a token or a message of an error. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Logs an unforeseen error's class and stack frames, without its message, which may quote data. */
  error(event: string, error: unknown, fields?: LogFields): void;
};
