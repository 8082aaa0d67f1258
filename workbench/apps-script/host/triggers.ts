import { timeZone } from '../../time-zone';
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
  everyWeeks?: number;
  onWeekDay?: string;
  onMonthDay?: number;
  atDate?: { year: number; month: number; day: number };
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
  /** When it fires again after a moment at which it did; null for once only. */
  again: ((fired: number) => number) | null;
}

/**
 * Installable triggers of one script: https://developers.google.com/apps-script/guides/triggers/installable
 *
 * In a published add-on the rules are stricter than in a script bound to the spreadsheet: one trigger of a kind for each
 * user and document, and the clock at most once an hour
 * (https://developers.google.com/workspace/add-ons/concepts/editor-triggers). The words for a second clock trigger and for
 * one that fires too often are reported; those of the other refusal are the workbench's own.
 */
export class Triggers {
  readonly #triggers: Scheduled[] = [];
  #made = 0;
  /** Called when another moment may be the next one at which a trigger fires. */
  onSchedule: () => void = () => {};

  constructor(private readonly addOn = false) {}

  /** @throws ServiceFailure at the user's 21st */
  createForClock(
    { user, handler }: Pick<InstalledTrigger, 'handler'> & { user: string },
    schedule: ClockSchedule,
    now: number,
    random: () => number,
  ): InstalledTrigger {
    const { next, again } = plan(schedule, now, random);
    if (this.addOn && this.#has(user, 'CLOCK'))
      throw new ServiceFailure(
        'This add-on has created too many time-based triggers in this document for this Google user account.',
      );
    if (this.addOn && schedule.everyMinutes !== undefined)
      throw new ServiceFailure('The recurrence interval for an Add-on trigger must be at least one hour.');
    return this.#add({ handler, user, eventType: 'CLOCK', source: 'CLOCK', sourceId: null, next, again });
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
    return this.#add({ handler, user, eventType, source: 'SPREADSHEETS', sourceId, next: null, again: null });
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
      if (trigger.again === null) trigger.next = null;
      // What was missed while nothing ran is not made up for.
      else while (trigger.next! <= now) trigger.next = trigger.again(trigger.next!);
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
function plan(schedule: ClockSchedule, now: number, random: () => number): Pick<Scheduled, 'next' | 'again'> {
  const { after, at, atDate, everyMinutes, everyHours } = schedule;
  if (after !== undefined) return { next: now + after, again: null };
  if (at !== undefined) return { next: Math.max(now, at), again: null };
  if (atDate !== undefined)
    return {
      next: Math.max(now, momentOf(schedule, Date.UTC(atDate.year, atDate.month - 1, atDate.day), random)),
      again: null,
    };
  if (everyMinutes !== undefined) {
    if (![1, 5, 10, 15, 30].includes(everyMinutes))
      throw new ServiceFailure(
        'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
      );
    return repeated(now, everyMinutes * MINUTE);
  }
  if (everyHours !== undefined) return repeated(now, everyHours * HOUR);
  return onDays(schedule, now, random);
}

function repeated(now: number, every: number): Pick<Scheduled, 'next' | 'again'> {
  return { next: now + every, again: (fired) => fired + every };
}

/** Every so many days or weeks, or on a day of each month, at the same time of the day in the schedule's time zone. */
function onDays(schedule: ClockSchedule, now: number, random: () => number): Pick<Scheduled, 'next' | 'again'> {
  const { everyDays, everyWeeks, onWeekDay, onMonthDay, timeZone: zone = 'Etc/UTC' } = schedule;
  if (everyDays === undefined && everyWeeks === undefined && onWeekDay === undefined && onMonthDay === undefined) {
    throw new ServiceFailure(
      'The trigger has no schedule: it needs after, at, everyMinutes, everyHours, everyDays, everyWeeks, onWeekDay or onMonthDay.',
    );
  }
  if (onMonthDay !== undefined && !(Number.isInteger(onMonthDay) && onMonthDay >= 1 && onMonthDay <= 31))
    throw new ServiceFailure('The value you passed to onMonthDay was invalid. It must be between 1 and 31.');
  const weekday = onWeekDay === undefined ? null : WEEKDAYS.indexOf(onWeekDay);
  const fits = (day: number): boolean => {
    const date = new Date(day);
    return (
      (weekday === null || date.getUTCDay() === weekday) &&
      (onMonthDay === undefined || date.getUTCDate() === onMonthDay)
    );
  };
  const today = startOfDay(timeZone(zone).toWall(now));
  const timeOfDay = momentOf(schedule, 0, random, 'wall');
  const moment = (day: number): number => timeZone(zone).fromWall(day + timeOfDay);
  const following = (day: number): number => {
    let next = day + DAY;
    while (!fits(next)) next += DAY;
    return next;
  };
  const first = fits(today) && moment(today) > now ? today : following(today);
  const step = (everyWeeks ?? 1) * (onWeekDay !== undefined || everyWeeks !== undefined ? 7 : (everyDays ?? 1));
  const again = (fired: number): number => {
    const day = startOfDay(timeZone(zone).toWall(fired));
    return moment(onMonthDay === undefined ? day + step * DAY : following(day));
  };
  return { next: moment(first), again };
}

const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const startOfDay = (wall: number): number => Math.floor(wall / DAY) * DAY;

/** "If nearMinute() is not called, a random minute value is used"; the hour counts in the schedule's time zone. */
function momentOf(
  { atHour, nearMinute, timeZone: zone = 'Etc/UTC' }: ClockSchedule,
  day: number,
  random: () => number,
  as: 'utc' | 'wall' = 'utc',
): number {
  const hour = atHour ?? Math.floor(random() * 24);
  const minute = nearMinute ?? Math.floor(random() * 60);
  const wall = day + hour * HOUR + minute * MINUTE;
  return as === 'wall' ? wall : timeZone(zone).fromWall(wall);
}
