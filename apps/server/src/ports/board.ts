import type { BoardSite, OpenCase } from '@qarib/clinical';

/** What the live board reads besides who is there: every site and every case that is not over. */
export type BoardRecords = {
  /** Those that count: no training sites. */
  listSites(): Promise<readonly BoardSite[]>;
  /** Nothing of a patient but where and for what somebody waits. */
  listOpenCases(): Promise<readonly OpenCase[]>;
};
