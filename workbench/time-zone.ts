/**
 * Time zones by their names in the IANA list, as manifests and spreadsheets have them
 * (https://developers.google.com/apps-script/manifest), whatever the machine's own zone is. Nothing here is Node's: the
 * scripts' contexts use it too.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Zones change their offset at full quarters of an hour. */
const STEP = 900_000;
/** The offsets that are kept, of each zone. */
const MOST = 20_000;

export interface TimeZone {
  readonly name: string;
  /** What local time is ahead of UTC at that moment, in milliseconds. */
  offsetAt(utc: number): number;
  /** What a clock on the wall shows, as if it were UTC. */
  toWall(utc: number): number;
  /** The moment at which it shows that. Of two the earlier; a time that is left out counts as it would before the change. */
  fromWall(wall: number): number;
}

const zones = new Map<string, TimeZone>();

/** The zone of that name; a name that nobody knows is UTC, as Java's GMT. */
export function timeZone(name: string): TimeZone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = create(name)));
  return zone;
}

function create(name: string): TimeZone {
  const offsetAt = offsets(name);
  return {
    name,
    offsetAt,
    toWall: (utc) => utc + offsetAt(utc),
    fromWall(wall) {
      const before = offsetAt(wall - DAY);
      const after = offsetAt(wall + DAY);
      if (before === after || offsetAt(wall - before) === before || offsetAt(wall - after) !== after)
        return wall - before;
      return wall - after;
    },
  };
}

function offsets(name: string): (utc: number) => number {
  if (/^(Etc\/)?(UTC|GMT|UCT|Zulu)$/.test(name)) return () => 0;
  /** Made when it is first needed, which in most executions is never. */
  let format: Intl.DateTimeFormat | null | undefined;
  const known = new Map<number, number>();
  return (utc) => {
    format = format === undefined ? formatOf(name) : format;
    if (!format || !Number.isFinite(utc)) return 0;
    const step = Math.floor(utc / STEP);
    let offset = known.get(step);
    if (offset === undefined) {
      if (known.size >= MOST) known.clear();
      known.set(step, (offset = readOffset(format.format(step * STEP))));
    }
    return offset;
  };
}

/** Null for a name that is none. */
function formatOf(name: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}

/** `1/5/2026, GMT+05:30`; seconds too, long ago; nothing behind GMT where it is that. */
function readOffset(text: string): number {
  const [, sign, hours, minutes, seconds = '0'] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000);
}
