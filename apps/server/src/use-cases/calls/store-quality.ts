import { moroccanDay } from '@qarib/clinical';
import type { CallQualityRole, CommandPayload } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { Records } from '../../ports/store.ts';
import type { CallPeer } from './call-registry.ts';
import type { Ports } from '../shared/ports.ts';
import { requirePeer, type CallSpeaker } from '../shared/speaker.ts';
import { callContributionOf } from '../statistics/contributions.ts';
import { count } from '../statistics/count-consultation.ts';

type Report = CommandPayload<'call:store-quality'>;

/**
 * How the call went for one peer so far, kept with the consultation, and counted. Not audited: it is
 * about a link, nobody is shown anything, and an audit event would put a person's name to it.
 */
export async function storeQuality(
  ports: Ports,
  speaker: CallSpeaker,
  report: Report,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, report.peerId);
  // In the lobby there is no call yet to tell of.
  if (!peer.isJoined) return {};
  const reportedAt = ports.clock.now();
  await ports.store.transaction(async (records) => {
    const before = await records.callQualities.find(peer.room.id, report.peerId);
    // One that was overtaken on its way says nothing new.
    if (before !== undefined && before.number >= report.number) return;
    const { number, figures } = report;
    const first = before ?? (await firstReport(records, peer, report, reportedAt));
    const after = { ...first, number, reportedAt, figures };
    await records.callQualities.save(after);
    await count({ records }, before && callContributionOf(before), callContributionOf(after));
  });
  return {};
}

async function firstReport(
  { consultations, callQualities }: Records,
  peer: CallPeer,
  { peerId, number, figures }: Report,
  reportedAt: Date,
): Promise<CallQualityRecord> {
  const { consultationId, id: callSessionId } = peer.room;
  const consultation = await consultations.find(consultationId);
  if (!consultation) throw new AppError('NOT_FOUND');
  const { facilityId, provinceId, regionId, specialty, isPractice } = consultation;
  const role = roleOf(peer);
  const isFirstOfCall = role === 'nurse' && !(await callQualities.hasOfSite(callSessionId));
  return {
    consultationId,
    callSessionId,
    peerId,
    role,
    facilityId,
    provinceId,
    regionId,
    specialty,
    isPractice,
    isFirstOfCall,
    day: moroccanDay(reportedAt),
    number,
    reportedAt,
    figures,
  };
}

function roleOf({ part, role }: CallPeer): CallQualityRole {
  if (role === 'guest') return 'guest';
  if (part === 'invited') return 'invited';
  return part === 'site' ? 'nurse' : 'specialist';
}
