import type { Workbook } from '../../workbook/workbook';
import type { ScriptProject } from '../project';
import type { CacheStore } from './cache';
import type { Clock } from './clock';
import type { Locks } from './locks';
import type { ExecutionRequest } from './messages';
import type { Missing } from './missing';
import type { Person } from './people';
import type { AuthMode } from './permissions';
import type { PropertyStore } from './properties';
import type { Quotas } from './quotas';
import type { Triggers } from './triggers';

/** What services need of the script and its spreadsheet: what outlives an execution. */
export interface Platform {
  readonly project: ScriptProject;
  readonly workbook: Workbook;
  readonly owner: string;
  readonly people: readonly Person[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly atOnce: boolean;
  readonly locks: Locks;
  readonly quotas: Quotas;
  readonly triggers: Triggers;
  readonly logLines: { execution: number; level: string; text: string }[];
  readonly missing: Missing;
  person(email: string): Person;
  properties(store: string): PropertyStore;
  cache(store: string): CacheStore;
}

/** What services need of the execution that calls them. */
export interface Caller {
  readonly id: number;
  readonly request: ExecutionRequest;
  readonly startedAt: number;
  readonly mode: AuthMode;
  /** The user at the keyboard. */
  readonly user: string;
  readonly appsScript: Platform;
}
