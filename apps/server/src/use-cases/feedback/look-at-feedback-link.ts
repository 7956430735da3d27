import type { EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { FeedbackLinkRecord } from '../../ports/complaints.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';
import { hashOfFeedbackLink } from './hash-of-feedback-link.ts';

type Input = { readonly token: string; readonly address: string };

/** The link, if it is one and still asks: used, expired and never given answer alike. */
export async function openLink(
  { feedback }: Records,
  linkHash: string,
  now: Date,
): Promise<FeedbackLinkRecord> {
  const link = await feedback.findLinkByHash(linkHash);
  if (!link || link.usedAt !== undefined || link.expiresAt <= now) {
    throw new AppError('INVITATION_GONE');
  }
  return link;
}

/** Which consultation a link asks about: where and when. Looking does not use it up. */
export async function lookAtFeedbackLink(
  ports: Ports,
  { token, address }: Input,
): Promise<EndpointReply<'lookAtFeedbackLink'>> {
  await ports.linkAttempts.begin(address);
  const form = await ports.store.read(async (records) => {
    const linkHash = hashOfFeedbackLink(ports, token);
    const link = await openLink(records, linkHash, ports.clock.now());
    const facility = await records.facilities.find(link.facilityId);
    if (!facility) throw new AppError('INVITATION_GONE');
    return {
      facilityName: facility.name,
      day: link.consultationDay,
      expiresAt: link.expiresAt.toISOString(),
    };
  });
  await ports.linkAttempts.succeeded(address);
  return form;
}
