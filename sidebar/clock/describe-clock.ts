import type { ClockState, OtherRun, Progress } from '../../src/contract';
import { count, formatTime } from '../words';

const HOUR = 60;

/** Whether a run that is going on needs the sidebar. */
export function describeClosing(clock: ClockState | null): string {
  if (clock?.every) {
    return `You can close this sidebar, and the spreadsheet too. The run then continues by itself, ${often(clock.every)} until it is done.`;
  }
  const paused =
    'Keep this sidebar open. If you close it, the run pauses. Nothing is lost; open the sidebar again to resume.';
  return clock && !clock.on ? `${paused} Settings can let your runs continue by themselves.` : paused;
}

/** What becomes of a run with rows left that this sidebar does not drive; empty where the page says enough without. */
export function describeResting(
  run: Pick<Progress, 'state' | 'stop'>,
  clock: ClockState | null,
  otherRun: OtherRun | null,
  now: number,
): string {
  if (!clock) return '';
  // A run that has just ended here was told of a trigger that is gone by now.
  const goesOn = run.state === 'running' || run.stop?.code === 'google-quota';
  if (!clock.every || !goesOn) {
    if (run.stop?.code === 'stopped') return '';
    return clock.on
      ? 'It does not continue by itself until you resume it.'
      : 'It waits for you: in Settings you have chosen that runs pause when the sidebar is closed.';
  }
  const looked = clock.lookedAt
    ? `The last look was at ${formatTime(clock.lookedAt, now)}.`
    : 'The first look is still to come.';
  if (clock.pausedUntil !== null && clock.pausedUntil > now) {
    return `The time that Google gives such runs in a day is used up. It continues by itself after ${formatTime(clock.pausedUntil, now)}. ${looked}`;
  }
  if (run.state === 'stopped') return `It continues by itself once Google allows requests again. ${looked}`;
  const since = otherRun?.silent ? `Nobody has driven this run since ${formatTime(otherRun.lastSeenAt, now)}. ` : '';
  return `${since}It continues by itself, ${often(clock.every)}. ${looked}`;
}

/** How often, in words. */
export function often(minutes: number): string {
  return minutes < HOUR ? `every ${count(minutes, 'minute')}` : 'about once an hour';
}
