import {
  answerDueDay,
  caseNumberCount,
  caseNumberOf,
  complaintContribution,
  provinces,
  type ComplaintChannel,
  type ComplaintSubject,
} from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { inputInvalid } from '../../ports/app-error.ts';
import type { ComplaintRecord, ComplaintStepRecord } from '../../ports/complaints.ts';
import type { Change } from '../shared/use-case.ts';
import { count } from '../statistics/count-consultation.ts';
import { tellComplaint } from './tell-complaint.ts';

/** As it was told, by whoever complained or to whoever wrote it down. */
export type Told = {
  readonly idempotencyKey: string;
  readonly subject: ComplaintSubject;
  readonly text: string;
  readonly provinceId: string;
  readonly place: string;
  readonly name: string;
  readonly contact: string;
  readonly language: Language;
};

type Circumstances = {
  readonly channel: ComplaintChannel;
  readonly receivedDay: string;
  readonly secretHash: string;
  readonly by?: ComplaintStepRecord['by'];
  readonly about?: Pick<ComplaintRecord, 'facilityId' | 'consultationId' | 'isPractice'>;
};

/** An id is random: its first digits choose a place among the case numbers. */
const placeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** What is left empty is not kept. */
const given = (text: string) => text.trim() || undefined;

/** A new complaint, its number and its deadline. A number that is taken makes the work run again. */
export async function receiveComplaint(
  change: Change,
  told: Told,
  { channel, receivedDay, secretHash, by, about }: Circumstances,
): Promise<ComplaintRecord> {
  const province = provinces.find(({ id }) => id === told.provinceId);
  if (!province) throw inputInvalid('provinceId', 'unknown');
  const { idempotencyKey, subject, text, language } = told;
  const complaint: ComplaintRecord = {
    id: change.newId(),
    version: 1,
    idempotencyKey,
    number: caseNumberOf(placeOf(change.newId()) % caseNumberCount),
    secretHash,
    state: 'received',
    channel,
    subject,
    text,
    name: given(told.name),
    contact: given(told.contact),
    place: given(told.place),
    language,
    provinceId: province.id,
    regionId: province.regionId,
    isPractice: false,
    ...about,
    receivedDay,
    filedAt: change.now,
    dueDay: answerDueDay(receivedDay),
    steps: [{ what: 'receive', at: change.now, by }],
  };
  await change.records.complaints.add(complaint);
  await count(change, undefined, complaintContribution(complaint));
  tellComplaint(change, complaint);
  return complaint;
}
