/** What the driver tells the services of the script, before any of its files. */
export interface ScriptSurroundings {
  /** The project's title. */
  projectName: string;
  /** The manifest's time zone. */
  timeZone: string;
  /** The names of advanced services and libraries that the manifest asks for. */
  userSymbols: string[];
}

const given = globalThis as { scriptSurroundings?: ScriptSurroundings; virtualNow?: () => number };

export const surroundings: ScriptSurroundings = given.scriptSurroundings ?? {
  projectName: 'Add-on',
  timeZone: 'Etc/UTC',
  userSymbols: [],
};
/** A virtual clock's time, where there is one. */
export const virtualNow: (() => number) | null = given.virtualNow ?? null;
delete given.scriptSurroundings;
delete given.virtualNow;
