import type { AttachmentFiles, Documents, Photos, UploadParts } from '../../ports/attachments.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentPrinter } from '../../ports/documents.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { MediaNodes } from '../../ports/media.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { Notifier } from '../../ports/notifier.ts';
import type {
  LookUpAttempts,
  PasswordHasher,
  SessionTokens,
  SignInAttempts,
} from '../../ports/security.ts';
import type { Relay } from '../../ports/relay.ts';
import type { Store } from '../../ports/store.ts';
import type { LiveBoard } from '../board/live-board.ts';
import type { CatalogueShelf } from '../catalogues/catalogue-shelf.ts';
import type { FigureAgreement } from '../statistics/figure-agreement.ts';
import type { CallRegistry } from '../calls/call-registry.ts';

export type Settings = {
  readonly isDemo: boolean;
  /** Where this installation is reached: what is printed leads back to it. */
  readonly origin: string;
  /** A session nobody uses for this long is over. */
  readonly sessionIdleMs: number;
  readonly requestExpiryMs: number;
  /** How long a hospital is rung before the next one is, too. */
  readonly ringStepMs: number;
  /** A recording of a call is deleted this long after it began. */
  readonly recordingRetentionMs: number;
  /** Of one consultation's calls together. */
  readonly mostRecordedBytes: number;
  /** How long someone in a call keeps the seat without signalling: the longest cut that ends no call. */
  readonly seatMs: number;
  /** How long any other peer is kept whose signalling went away. */
  readonly peerGraceMs: number;
  /** How long those who were invited stay when both sides have hung up. */
  readonly hostlessMs: number;
  /** How long a room is kept that everybody left. */
  readonly emptyRoomMs: number;
};

/** All that use cases need of the world. */
export type Ports = {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly notifier: Notifier;
  readonly messenger: Messenger;
  readonly media: MediaNodes;
  readonly relay: Relay;
  readonly calls: CallRegistry;
  readonly catalogues: CatalogueShelf;
  readonly figures: FigureAgreement;
  readonly board: LiveBoard;
  readonly hasher: PasswordHasher;
  readonly tokens: SessionTokens;
  readonly attempts: SignInAttempts;
  /** Guests' links, by address. */
  readonly linkAttempts: LookUpAttempts;
  /** Complaints filed without an account, by address; each counts. */
  readonly filings: LookUpAttempts;
  /** Patients of other sites, by who looks for them. */
  readonly identifications: LookUpAttempts;
  /** Documents, by who prints them. */
  readonly printings: LookUpAttempts;
  /** Codes on documents that are nobody's, by address. */
  readonly verifications: LookUpAttempts;
  readonly files: AttachmentFiles;
  readonly parts: UploadParts;
  readonly photos: Photos;
  readonly documents: Documents;
  readonly printer: DocumentPrinter;
};
