import { ServiceFailure } from './failure';
import { TRIGGERS_PER_USER } from './limits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a clock trigger was built with. */
export interface ClockSchedule {
  after?: number;
  at?: number;
  everyMinutes?: number;
  everyHours?: number;
  everyDays?: number;
  atHour?: number;
  nearMinute?: number;
  timeZone?: string;
}

export interface InstalledTrigger {
  uid: string;
  handler: string;
  eventType: 'CLOCK' | 'ON_OPEN' | 'ON_EDIT' | 'ON_CHANGE' | 'ON_FORM_SUBMIT';
  source: 'CLOCK' | 'SPREADSHEETS';
  /** The spreadsheet's id; null for the clock. */
  sourceId: string | null;
  /** Whoever made it: it runs as that user, whoever is at the keyboard. */
  user: string;
}

interface Scheduled extends InstalledTrigger {
  /** When it fires next; null once it has fired for the last time, and for triggers of the spreadsheet. */
  next: number | null;
  every: number | null;
}

/**
 * Installable triggers of one script: https://developers.google.com/apps-script/guides/triggers/installable
 *
 * In a published add-on the rules are stricter than in a script bound to the spreadsheet: one trigger of a kind for each
 * user and document, and the clock at most once an hour
 * (https://developers.google.com/workspace/add-ons/concepts/editor-triggers). Only the words for a second clock trigger
 * are reported; those of the other two refusals are the workbench's own.
 */
export class Triggers {
  readonly #triggers: Scheduled[] = [];
  #made = 0;
  /** Called when another moment may be the next one at which a trigger fires. */
  onSchedule: () => void = () => {};

  constructor(private readonly addOn = false) {}

  /** @throws ServiceFailure at the user's 21st */
  createForClock(
    user: string,
    handler: string,
    schedule: ClockSchedule,
    now: number,
    random: () => number,
  ): InstalledTrigger {
    const { next, every } = plan(schedule, now, random);
    if (this.addOn && this.#has(user, 'CLOCK'))
      throw new ServiceFailure(
        'This add-on has created too many time-based triggers in this document for this Google user account.',
      );
    if (this.addOn && every !== null && every < HOUR)
      throw new ServiceFailure('A time-based trigger of an add-on runs at most once an hour.');
    return this.#add({ handler, user, eventType: 'CLOCK', source: 'CLOCK', sourceId: null, next, every });
  }

  /** @throws ServiceFailure at the user's 21st */
  createForSpreadsheet(
    user: string,
    handler: string,
    sourceId: string,
    eventType: InstalledTrigger['eventType'],
  ): InstalledTrigger {
    if (this.addOn && this.#has(user, eventType))
      throw new ServiceFailure(
        'This add-on has a trigger of this kind in this document for this Google user account already.',
      );
    return this.#add({ handler, user, eventType, source: 'SPREADSHEETS', sourceId, next: null, every: null });
  }

  /** "Gets all installable triggers associated with the current project and current user." */
  of(user: string): InstalledTrigger[] {
    return this.#triggers.filter((trigger) => trigger.user === user);
  }

  forEvent(eventType: InstalledTrigger['eventType']): InstalledTrigger[] {
    return this.#triggers.filter((trigger) => trigger.eventType === eventType);
  }

  delete(user: string, uid: string): void {
    const index = this.#triggers.findIndex((trigger) => trigger.uid === uid && trigger.user === user);
    if (index >= 0) this.#triggers.splice(index, 1);
    this.onSchedule();
  }

  /** The next moment at which one fires; null when none will. */
  nextAt(): number | null {
    return this.#triggers.reduce<number | null>(
      (first, { next }) => (next === null ? first : Math.min(first ?? next, next)),
      null,
    );
  }

  /** Those that are due, and sets when they fire again. One that fires once stays in the list, as it does on Google. */
  takeDue(now: number): InstalledTrigger[] {
    const due = this.#triggers
      .filter(({ next }) => next !== null && next <= now)
      .sort((one, other) => one.next! - other.next!);
    for (const trigger of due) {
      if (trigger.every === null) trigger.next = null;
      // What was missed while nothing ran is not made up for.
      else while (trigger.next! <= now) trigger.next! += trigger.every;
    }
    return due;
  }

  #has(user: string, eventType: InstalledTrigger['eventType']): boolean {
    return this.#triggers.some((trigger) => trigger.user === user && trigger.eventType === eventType);
  }

  #add(trigger: Omit<Scheduled, 'uid'>): InstalledTrigger {
    // The words are reported from many logs; the number is Google's: https://developers.google.com/apps-script/guides/services/quotas
    if (this.of(trigger.user).length >= TRIGGERS_PER_USER) {
      throw new ServiceFailure(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const added = { ...trigger, uid: String(4034124084959907000n + BigInt(++this.#made)) };
    this.#triggers.push(added);
    this.onSchedule();
    return added;
  }
}

/** https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
function plan(schedule: ClockSchedule, now: number, random: () => number): { next: number; every: number | null } {
  const { after, at, everyMinutes, everyHours, everyDays } = schedule;
  if (after !== undefined) return { next: now + after, every: null };
  if (at !== undefined) return { next: Math.max(now, at), every: null };
  if (everyMinutes !== undefined) {
    if (![1, 5, 10, 15, 30].includes(everyMinutes))
      throw new ServiceFailure(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    return { next: now + everyMinutes * MINUTE, every: everyMinutes * MINUTE };
  }
  if (everyHours !== undefined) return { next: now + everyHours * HOUR, every: everyHours * HOUR };
  if (everyDays === undefined)
    throw new ServiceFailure('The trigger has no schedule: it needs after, at, everyMinutes, everyHours or everyDays.');
  return { next: firstOfDay(schedule, now, random), every: everyDays * DAY };
}

/** "If nearMinute() is not called, a random minute value is used"; the hour counts in the schedule's time zone. */
function firstOfDay(
  { atHour, nearMinute, timeZone = 'Etc/UTC' }: ClockSchedule,
  now: number,
  random: () => number,
): number {
  const hour = atHour ?? Math.floor(random() * 24);
  const minute = nearMinute ?? Math.floor(random() * 60);
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const [hourNow, minuteNow] = ['hour', 'minute'].map((type) =>
    Number(parts.find((part) => part.type === type)!.value),
  );
  const wait = ((hour - hourNow!) * 60 + minute - minuteNow!) * MINUTE;
  return Math.floor(now / MINUTE) * MINUTE + (wait > 0 ? wait : wait + DAY);
}
