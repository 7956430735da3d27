import { randomUUID } from 'node:crypto';
import type { Complaint } from '@qarib/contracts';
import { complaintOfTighdouine } from '@qarib/testing';
import type { Browser } from './browser.ts';
import { people, Stage } from './stage.ts';

export const dayMs = 24 * 60 * 60_000;

/** Somebody without an account who complains, and the coordinator who works on it. */
export class ComplaintDesk {
  readonly stage: Stage;
  readonly stranger: Browser;
  #coordinator: Browser;

  private constructor(stage: Stage, coordinator: Browser) {
    this.stage = stage;
    this.stranger = stage.browser();
    this.#coordinator = coordinator;
  }

  static async open(): Promise<ComplaintDesk> {
    const stage = await Stage.open();
    return new ComplaintDesk(stage, await stage.signedIn(people.coordinator));
  }

  get coordinator(): Browser {
    return this.#coordinator;
  }

  file(change: object = {}, by = this.stranger) {
    return by.call('fileComplaint', {
      body: { ...complaintOfTighdouine, idempotencyKey: randomUUID(), ...change },
    });
  }

  /** The one there is. */
  async only(): Promise<Complaint> {
    const { complaints } = await this.coordinator.call('listComplaints', { query: {} });
    if (complaints.length !== 1) throw new Error(`there are ${complaints.length} complaints`);
    return this.coordinator.call('readComplaint', { params: { id: complaints[0]?.id ?? '' } });
  }

  /** The one there is, taken by the coordinator. */
  async assigned(): Promise<Complaint> {
    const { id, version } = await this.only();
    const body = { version, ownerId: people.coordinator };
    return this.coordinator.call('assignComplaint', { params: { id }, body });
  }

  answer({ id, version }: Complaint): Promise<Complaint> {
    return this.coordinator.call('answerComplaint', {
      params: { id },
      body: { version, answer: 'Un second neurologue est de garde depuis lundi.' },
    });
  }

  figures() {
    const query = { from: '2026-03-01', to: '2026-05-31' };
    return this.coordinator.call('readComplaintFigures', { query });
  }

  async nextDays(days: number): Promise<void> {
    this.stage.clock.sleep(days * dayMs);
    await this.signInAgain();
  }

  /** Nobody stays signed in for days. */
  async signInAgain(): Promise<void> {
    this.#coordinator = await this.stage.signedIn(people.coordinator);
  }

  close(): Promise<void> {
    return this.stage.close();
  }
}
