import { randomUUID } from 'node:crypto';
import { setTimeout as elapse } from 'node:timers/promises';
import {
  consentInArabic,
  type FakeMediaNode,
  firstSeizure,
  opusAndVp8,
  seizureNote,
} from '@qarib/testing';
import type { Caller } from '../lib/caller.ts';
import { madeUpPatient } from '../lib/made-up-patients.ts';
import { patientIdOf } from '../lib/patient-documents.ts';
import type { Pool } from './country.ts';
import type { Crowd } from './crowd.ts';

/** A physician writes all along, and pauses this often for the note to be saved. */
const saveEveryMs = 5_000;
const messageEveryMs = 60_000;
/** Plausible at any age, which the made-up patients have. */
const asked = { ...firstSeizure, vitalSigns: [{ code: '8310-5' as const, value: 37.2 }] };
const newPatientShare = 0.1;
const secondTakerShare = 0.2;

/** Who meets whom. */
export type Meeting = {
  readonly nurseId: string;
  readonly patient: number;
  readonly pool: Pool;
  /** From entering the call to leaving it. */
  readonly callMs: number;
};

type Case = { readonly id: string; readonly patientId: string };

/** One consultation as its two people click it, from the patient's name to the signed note. */
export class Visit {
  readonly #crowd: Crowd;
  readonly #node: FakeMediaNode;
  readonly #meeting: Meeting;
  readonly #nurse: Caller;
  readonly #over: AbortSignal;

  /** @param over cuts calls and pauses short: what was begun is still finished */
  constructor(crowd: Crowd, node: FakeMediaNode, meeting: Meeting, over: AbortSignal) {
    this.#crowd = crowd;
    this.#node = node;
    this.#meeting = meeting;
    this.#nurse = crowd.of(meeting.nurseId);
    this.#over = over;
  }

  async run(): Promise<void> {
    const patientId = await this.#findPatient();
    const { pool } = this.#meeting;
    const physicianId = this.#crowd.leastBusy(pool);
    await this.#crowd.occupied(physicianId, async () => {
      const found = await this.#request(patientId, physicianId);
      await this.#accept(found, physicianId);
      await this.#call(found, physicianId);
      await this.#end(found, physicianId);
    });
  }

  /** By what is typed of the name; now and then somebody is new. */
  async #findPatient(): Promise<string> {
    const { patient } = this.#meeting;
    const { familyName, givenName } = madeUpPatient(patient);
    const last = familyName.slice(familyName.lastIndexOf(' ') + 1);
    for (const query of [last.slice(0, 2), last.slice(0, 4), `${last} ${givenName}`])
      await this.#nurse.call('searchPatients', { query: { query } });
    if (Math.random() < newPatientShare) return this.#register();
    const { id } = await this.#nurse.call('readPatient', { params: { id: patientIdOf(patient) } });
    return id;
  }

  async #register(): Promise<string> {
    const { familyName, givenName, birthDate } = madeUpPatient(
      1_000_000 + Math.floor(Math.random() * 1_000_000),
    );
    const identity = { familyName, givenName, birthDate, gender: 'female' as const };
    const { patients } = await this.#nurse.call('findSimilarPatients', { body: identity });
    const distinctFrom = patients.map(({ id }) => id);
    const body = { ...identity, distinctFrom, idempotencyKey: randomUUID() };
    const { id } = await this.#nurse.call('registerPatient', { body });
    await this.#nurse.call('recordConsent', {
      params: { id },
      body: { ...consentInArabic, idempotencyKey: randomUUID() },
    });
    return id;
  }

  /** From the nurse's tap until it rings at the specialist's. */
  async #request(patientId: string, physicianId: string): Promise<Case> {
    const { specialty } = this.#meeting.pool;
    const askedAtMs = performance.now();
    const { id } = await this.#nurse.call('requestConsultation', {
      body: { ...asked, specialty, patientId, idempotencyKey: randomUUID() },
    });
    await this.#hears(physicianId, 'consultation:requested', id, askedAtMs, 'it rings');
    return { id, patientId };
  }

  async #accept({ id, patientId }: Case, physicianId: string): Promise<void> {
    const physician = this.#crowd.of(physicianId);
    const { pool, nurseId } = this.#meeting;
    const acceptedAtMs = performance.now();
    await physician.command('consultation:accept', { consultationId: id });
    const another = pool.practitionerIds.find((it) => it !== physicianId);
    if (another !== undefined && Math.random() < secondTakerShare) {
      const tooLate = this.#crowd.of(another);
      await tooLate.command('consultation:accept', { consultationId: id }).catch(() => undefined);
    }
    const params = { id };
    await this.#hears(nurseId, 'consultation:accepted', id, acceptedAtMs, 'the nurse hears who');
    await Promise.all([
      this.#nurse.call('listConsultations', { query: {} }),
      this.#nurse.call('readConsultation', { params }),
      physician.call('readConsultation', { params }),
      physician.call('readTimeline', { params: { id: patientId } }),
      physician.call('readNote', { params }),
      physician.call('listMessages', { params, query: {} }),
    ]);
  }

  async #call({ id }: Case, physicianId: string): Promise<void> {
    const physician = this.#crowd.of(physicianId);
    const { peerId: nursesPeerId, callSessionId: roomId } = await enter(this.#nurse, id);
    const { peerId } = await enter(physician, id);
    this.#node.tell('room:media-flowed', { roomId, peerIds: [nursesPeerId, peerId] });
    const endsAtMs = performance.now() + this.#meeting.callMs;
    await Promise.all([
      this.#write(physician, id, endsAtMs),
      this.#talk({ id, physicianId, physician }, endsAtMs),
    ]);
    await this.#nurse.command('call:leave', { peerId: nursesPeerId });
    await physician.command('call:leave', { peerId });
  }

  /** The note as it grows, each save on the version before it. */
  async #write(physician: Caller, id: string, endsAtMs: number): Promise<void> {
    await this.#pause(Math.random() * saveEveryMs);
    for (let version = 0; version === 0 || this.#goesOn(endsAtMs); version += 1) {
      const subjective = `${seizureNote.text.subjective} `.repeat(1 + (version % 20));
      const content = { ...seizureNote, text: { ...seizureNote.text, subjective } };
      await physician.call('saveNote', { params: { id }, body: { version, content } });
      await this.#pause(aboutAs(saveEveryMs));
    }
  }

  /** Now and then one says something, and the other side reads it. */
  async #talk(
    { id, physicianId, physician }: { id: string; physicianId: string; physician: Caller },
    endsAtMs: number,
  ): Promise<void> {
    const { nurseId } = this.#meeting;
    await this.#pause(Math.random() * messageEveryMs);
    for (let count = 0; this.#goesOn(endsAtMs); count += 1) {
      const isNurse = count % 2 === 0;
      const [author, reader] = isNurse ? [this.#nurse, physician] : [physician, this.#nurse];
      const sentAtMs = performance.now();
      await author.call('postMessage', {
        params: { id, messageId: randomUUID() },
        body: { content: { kind: 'text', text: 'La patiente est consciente et répond.' } },
      });
      const readerId = isNurse ? physicianId : nurseId;
      await this.#hears(readerId, 'message:posted', id, sentAtMs, 'a message arrives');
      const after = { params: { id }, query: { after: String(count) } };
      await reader.call('listMessages', after);
      await reader.call('markMessagesRead', { params: { id }, body: { upTo: count + 1 } });
      await this.#pause(aboutAs(messageEveryMs));
    }
  }

  async #end({ id }: Case, physicianId: string): Promise<void> {
    const physician = this.#crowd.of(physicianId);
    const params = { id };
    const { version } = await physician.call('readNote', { params });
    const signedAtMs = performance.now();
    await physician.call('signNote', { params, body: { version } });
    const { nurseId } = this.#meeting;
    await this.#hears(nurseId, 'note:signed', id, signedAtMs, 'the nurse hears of the note');
    await this.#nurse.call('readNote', { params });
    const read = await physician.call('readConsultation', { params });
    await physician.call('finishConsultation', { params, body: { version: read.version } });
    await Promise.all([
      physician.call('readQueue', {}),
      physician.call('listConsultations', { query: {} }),
      physician.call('listAppointments', { query: { days: '1' } }),
      physician.call('listFollowUps', {}),
      this.#nurse.call('listConsultations', { query: {} }),
    ]);
  }

  async #pause(pauseMs: number): Promise<void> {
    await elapse(pauseMs, undefined, { signal: this.#over }).catch(() => undefined);
  }

  #goesOn(endsAtMs: number): boolean {
    return performance.now() < endsAtMs && !this.#over.aborted;
  }

  async #hears(
    id: string,
    fact: 'consultation:requested' | 'consultation:accepted' | 'message:posted' | 'note:signed',
    consultationId: string,
    sinceMs: number,
    operation: string,
  ): Promise<void> {
    const { tally } = this.#crowd;
    try {
      const atMs = await this.#crowd.told(id, fact, consultationId, sinceMs);
      tally.took(operation, atMs - sinceMs);
    } catch (error) {
      tally.failed(operation, 'not told');
      throw error;
    }
  }
}

/**
 * Nobody pauses by the clock. With pauses all alike, whoever once had to wait together would come back
 * together ever after, more of them each time.
 */
const aboutAs = (usualMs: number) => usualMs * (0.5 + Math.random());

/** Through the lobby into the call. */
async function enter(caller: Caller, consultationId: string) {
  const { peerId, callSessionId } = await caller.command('call:prepare', { consultationId });
  await caller.command('call:join', { peerId, rtpCapabilities: opusAndVp8 });
  return { peerId, callSessionId };
}
