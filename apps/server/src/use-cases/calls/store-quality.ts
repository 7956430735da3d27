import { moroccanDay } from '@qarib/clinical';
import type { CallQualityRole, CommandPayload } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { CallPeer } from './call-registry.ts';
import type { Ports } from '../shared/ports.ts';
import { requirePeer, type CallSpeaker } from '../shared/speaker.ts';

/**
 * How the call went for one peer so far, kept with the consultation. Not audited: it is about a link,
 * nobody is shown anything, and an audit event would put a person's name to it.
 */
export async function storeQuality(
  ports: Ports,
  speaker: CallSpeaker,
  { peerId, number, figures }: CommandPayload<'call:store-quality'>,
): Promise<Record<string, never>> {
  const peer = requirePeer(ports, speaker, peerId);
  // In the lobby there is no call yet to tell of.
  if (!peer.isJoined) return {};
  const { consultationId, id: callSessionId } = peer.room;
  const role = roleOf(peer);
  const reportedAt = ports.clock.now();
  await ports.store.read(async (records) => {
    const consultation = await records.consultations.find(consultationId);
    if (!consultation) throw new AppError('NOT_FOUND');
    const { facilityId, regionId } = consultation;
    await records.callQualities.save({
      consultationId,
      callSessionId,
      peerId,
      role,
      facilityId,
      regionId,
      day: moroccanDay(reportedAt),
      number,
      reportedAt,
      figures,
    });
  });
  return {};
}

function roleOf({ part, role }: CallPeer): CallQualityRole {
  if (role === 'guest') return 'guest';
  if (part === 'invited') return 'invited';
  return part === 'site' ? 'nurse' : 'specialist';
}
