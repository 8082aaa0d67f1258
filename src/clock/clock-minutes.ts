import type { Properties } from '../services';
import { readJson } from '../stored-json';

/**
 * Google lets all triggers of a person run for 90 minutes a day, or six hours in Google Workspace, which nobody is told
 * (https://developers.google.com/apps-script/guides/services/quotas). What is beyond this share of them is for looks that
 * find nothing to do, and for the person's other scripts.
 */
const WORK_A_DAY = 80 * 60_000;
const DAY = 24 * 60 * 60_000;

/** The user property with the time that the clock has worked today, in all documents. */
const DAY_PROPERTY = 'clock.day';

/** A day begins with its first use, as Google's does. */
interface WorkDay {
  since: number;
  used: number;
}

/** Milliseconds that the clock may work today, and when there are more. */
export function workLeft(userProperties: Properties, now: number): { left: number; again: number } {
  const { since, used } = readDay(userProperties, now);
  return { left: Math.max(0, WORK_A_DAY - used), again: since + DAY };
}

/** Books time; a negative one gives back what was booked too much. */
export function bookWork(userProperties: Properties, now: number, milliseconds: number): void {
  const day = readDay(userProperties, now);
  userProperties.setAll({ [DAY_PROPERTY]: JSON.stringify({ ...day, used: Math.max(0, day.used + milliseconds) }) });
}

function readDay(userProperties: Properties, now: number): WorkDay {
  const day = readJson<WorkDay>(userProperties, DAY_PROPERTY);
  return day && day.used >= 0 && now - day.since < DAY ? day : { since: now, used: 0 };
}
