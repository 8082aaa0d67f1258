import type { ClockTrigger } from '../services';

/** The entry point that the trigger calls: a global function of the front door. */
const HANDLER = 'continueRun';

/**
 * A script bound to the spreadsheet may be called every five minutes, a published add-on once an hour
 * (https://developers.google.com/workspace/add-ons/concepts/editor-triggers): what it is shows when Google refuses.
 */
const MINUTES = [5, 60];

export function googleClockTrigger(): ClockTrigger {
  const own = () => ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
  return {
    file: () => SpreadsheetApp.getActiveSpreadsheet()?.getId() ?? null,
    standing: () => own().map((trigger) => trigger.getUniqueId()),
    make() {
      let refused: unknown;
      for (const every of MINUTES) {
        try {
          const schedule = ScriptApp.newTrigger(HANDLER).timeBased();
          const trigger = (every < 60 ? schedule.everyMinutes(every) : schedule.everyHours(1)).create();
          return { uid: trigger.getUniqueId(), every };
        } catch (error) {
          refused = error;
        }
      }
      throw refused;
    },
    remove(uid) {
      for (const trigger of own()) if (trigger.getUniqueId() === uid) ScriptApp.deleteTrigger(trigger);
    },
  };
}
