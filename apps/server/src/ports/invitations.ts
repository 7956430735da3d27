import type { GuestKind } from '@qarib/clinical';

/** A third or fourth place in one call. Of a link and of a guest's pass only the hashes are kept. */
export type InvitationRecord = {
  readonly id: string;
  readonly consultationId: string;
  readonly idempotencyKey: string;
  readonly kind: 'colleague' | 'guest';
  readonly invitedById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** A colleague's. */
  readonly practitionerId?: string | undefined;
  readonly guestKind?: GuestKind | undefined;
  /** Given by the guest on entering. */
  readonly guestName?: string | undefined;
  /** Until the link is used. */
  readonly linkHash?: string | undefined;
  /** From then on. */
  readonly passHash?: string | undefined;
  readonly acceptedAt?: Date | undefined;
  readonly withdrawnAt?: Date | undefined;
};

export type Invitations = {
  find(id: string): Promise<InvitationRecord | undefined>;
  findMany(ids: readonly string[]): Promise<InvitationRecord[]>;
  findByKey(invitedById: string, idempotencyKey: string): Promise<InvitationRecord | undefined>;
  findByLink(linkHash: string): Promise<InvitationRecord | undefined>;
  findByPass(passHash: string): Promise<InvitationRecord | undefined>;
  /** Of a consultation, oldest first, whatever became of them. */
  listOf(consultationId: string): Promise<InvitationRecord[]>;
  /** A colleague's that have not expired. */
  listFor(practitionerId: string, now: Date): Promise<InvitationRecord[]>;
  add(invitation: InvitationRecord): Promise<void>;
  /** Another link instead of one nobody has used; answers whether there was one. */
  replaceLink(id: string, linkHash: string): Promise<boolean>;
  /** Happens only while the link is unused: answers whether this was the use. */
  useLink(
    id: string,
    linkHash: string,
    used: Required<Pick<InvitationRecord, 'guestName' | 'passHash' | 'acceptedAt' | 'expiresAt'>>,
  ): Promise<boolean>;
  accept(id: string, acceptedAt: Date): Promise<void>;
  withdraw(id: string, withdrawnAt: Date): Promise<void>;
};
