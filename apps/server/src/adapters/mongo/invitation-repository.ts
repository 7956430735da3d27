import type { ClientSession } from 'mongoose';
import type { Invitations } from '../../ports/store.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';

type Within = ClientSession | null;
type Lookups = Pick<
  Invitations,
  'find' | 'findByKey' | 'findByLink' | 'findByPass' | 'findMany' | 'listOf' | 'listFor'
>;

function lookupsIn({ invitations }: Models, session: Within): Lookups {
  return {
    async find(id) {
      return found(await invitations.findById(id).session(session).lean());
    },
    async findMany(ids) {
      const wanted = { _id: { $in: [...ids] } };
      return (await invitations.find(wanted).session(session).lean()).map(fromStored);
    },
    async findByKey(invitedById, idempotencyKey) {
      const wanted = { invitedById, idempotencyKey };
      return found(await invitations.findOne(wanted).session(session).lean());
    },
    async findByLink(linkHash) {
      return found(await invitations.findOne({ linkHash }).session(session).lean());
    },
    async findByPass(passHash) {
      return found(await invitations.findOne({ passHash }).session(session).lean());
    },
    async listOf(consultationId) {
      const documents = await invitations
        .find({ consultationId })
        .sort({ createdAt: 1 })
        .session(session)
        .lean();
      return documents.map(fromStored);
    },
    async listFor(practitionerId, now) {
      const wanted = { practitionerId, expiresAt: { $gt: now } };
      return (await invitations.find(wanted).session(session).lean()).map(fromStored);
    },
  };
}

export function invitationsIn(models: Models, session: Within): Invitations {
  const { invitations } = models;
  return {
    ...lookupsIn(models, session),
    async add(invitation) {
      await invitations.create([toStored(invitation)], { session });
    },
    async replaceLink(id, linkHash) {
      const unused = { _id: id, linkHash: { $exists: true }, withdrawnAt: { $exists: false } };
      const { matchedCount } = await invitations
        .updateOne(unused, { $set: { linkHash } })
        .session(session);
      return matchedCount === 1;
    },
    async useLink(id, linkHash, used) {
      const unused = { _id: id, linkHash, withdrawnAt: { $exists: false } };
      const { modifiedCount } = await invitations
        .updateOne(unused, { $set: used, $unset: { linkHash: '' } })
        .session(session);
      return modifiedCount === 1;
    },
    async accept(id, acceptedAt) {
      const first = { _id: id, acceptedAt: { $exists: false } };
      await invitations.updateOne(first, { $set: { acceptedAt } }).session(session);
    },
    async withdraw(id, withdrawnAt) {
      const change = { $set: { withdrawnAt }, $unset: { linkHash: '', passHash: '' } };
      await invitations.updateOne({ _id: id }, change).session(session);
    },
  };
}
