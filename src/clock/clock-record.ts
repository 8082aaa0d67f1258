import { parseJson } from '../stored-json';

/** The document property that says which trigger goes on with the run when nobody drives it. */
export const CLOCK_PROPERTY = 'clock';

export interface ClockRecord {
  /** The run as whoever made the trigger started or resumed it: under another id it is somebody else's. */
  runId: string;
  /** A copy of the file may take its properties along, but not its triggers. */
  file: string;
  /** The key of the person whose trigger it is. */
  driver: string;
  /** Google's id of the trigger; empty where Google has failed to make one. */
  uid: string;
  /** Minutes between two looks. */
  every: number;
  madeAt: number;
  /** 0 before the first look. */
  lookedAt: number;
  /** When it last tried whether Google's daily quota is there again. */
  triedAt: number;
}

export function decodeClock(text: string | null | undefined): ClockRecord | null {
  const record = parseJson<ClockRecord>(text);
  return typeof record?.uid === 'string' && record.every > 0 ? record : null;
}

/** @param record null for none: an empty text is no record */
export function encodeClock(record: ClockRecord | null): { [name: string]: string } {
  return { [CLOCK_PROPERTY]: record === null ? '' : JSON.stringify(record) };
}
