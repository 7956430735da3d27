import type { InvitationRecord, Invitations } from '../../ports/invitations.ts';
import { found, fromStored, toStored } from './mapping.ts';
import type { Models } from './models.ts';
import { _id, date, schemaOf, text, type Stored, type Within } from './schema.ts';

export const invitationsSchema = schemaOf<Stored<InvitationRecord>>({
  _id,
  consultationId: text,
  idempotencyKey: text,
  kind: text,
  invitedById: text,
  createdAt: date,
  expiresAt: date,
  practitionerId: String,
  guestKind: String,
  guestName: String,
  linkHash: String,
  passHash: String,
  acceptedAt: Date,
  withdrawnAt: Date,
});
invitationsSchema.index({ invitedById: 1, idempotencyKey: 1 }, { unique: true });
invitationsSchema.index({ consultationId: 1, createdAt: 1 });
invitationsSchema.index({ practitionerId: 1, expiresAt: 1 });
invitationsSchema.index({ linkHash: 1 });
invitationsSchema.index({ passHash: 1 });

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
