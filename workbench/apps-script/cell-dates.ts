import { timeZone } from '../time-zone';

const DAY = 86_400_000;
/** The serial number of 1970-01-01. */
const EPOCH = 25_569;

/** The moment at which a clock on the spreadsheet's wall shows what the serial number of a cell says. */
export function dateOfSerial(serial: number, zone: string): { date: number } {
  return { date: timeZone(zone).fromWall(Math.round((serial - EPOCH) * DAY)) };
}

/** What a cell holds of a moment, and the format of a cell that has none of its own. */
export function serialOfDate(date: number, zone: string, dateFormat = 'm/d/yyyy'): { serial: number; format: string } {
  const wall = timeZone(zone).toWall(date);
  return { serial: wall / DAY + EPOCH, format: wall % DAY === 0 ? dateFormat : `${dateFormat} h:mm:ss` };
}
