import type { ReminderChannel, ReminderProblem } from './reminders.ts';

/** A message on its way. `id` stays the same over all attempts: a gateway that knows it sends once. */
export type OutgoingMessage = {
  readonly id: string;
  /** A telephone number in international form, or an address. */
  readonly to: string;
  readonly text: string;
};

/** One way out. Throws a `MessageFailure`, and then nothing was accepted. */
export type Sender = { send(message: OutgoingMessage): Promise<void> };

/** The ways out that are configured. */
export type Messenger = Readonly<Partial<Record<ReminderChannel, Sender>>>;

export class MessageFailure extends Error {
  override readonly name = 'MessageFailure';
  readonly problem: Extract<ReminderProblem, 'unreachable' | 'timed-out' | 'refused'>;
  constructor(problem: MessageFailure['problem']) {
    super(problem);
    this.problem = problem;
  }
}
