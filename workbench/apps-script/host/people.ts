import type { Account } from './limits';

/** Somebody who has the spreadsheet open, as its owner or an editor. */
export interface Person {
  email: string;
  /** Owns the file, and by that the user properties that custom functions read. */
  owner?: boolean;
  /** Consumer when absent. */
  account?: Account;
  /** What `Session.getActiveUserLocale()` says; `en` when absent. */
  locale?: string;
}
