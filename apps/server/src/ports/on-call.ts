import type { ShiftSpan, Specialty } from '@qarib/clinical';

export type ShiftRecord = ShiftSpan & {
  readonly id: string;
  readonly idempotencyKey: string;
  /** Moves with every change. */
  readonly version: number;
  readonly practitionerId: string;
  readonly hospitalId: string;
  readonly specialty: Specialty;
  readonly addedById: string;
  /** Offered to a colleague, perhaps for one of theirs, and not answered yet. */
  readonly swap?:
    | { readonly toId: string; readonly inReturnId?: string | undefined; readonly note: string }
    | undefined;
};

export type OnCallShifts = {
  find(id: string): Promise<ShiftRecord | undefined>;
  findByKey(addedById: string, idempotencyKey: string): Promise<ShiftRecord | undefined>;
  add(shift: ShiftRecord): Promise<void>;
  /** Earliest first; those that touch the span at all. */
  list(
    wanted: { readonly hospitalId: string; readonly specialties: readonly Specialty[] },
    span: ShiftSpan,
    limit: number,
  ): Promise<ShiftRecord[]>;
  /** Of these people, those that touch the span at all. */
  listOf(practitionerIds: readonly string[], span: ShiftSpan): Promise<ShiftRecord[]>;
  listOfferedTo(practitionerId: string, after: Date, limit: number): Promise<ShiftRecord[]>;
  /** Happens only while the shift still has the version; answers whether it did. */
  change(
    id: string,
    version: number,
    change: Partial<Pick<ShiftRecord, 'practitionerId' | 'swap'>>,
  ): Promise<ShiftRecord | undefined>;
  remove(id: string, version: number): Promise<boolean>;
};
