import type { ExecutionResult } from '../../../workbench/apps-script/simulated/execution-result';
import type { Actor } from '../../../workbench/apps-script/simulated/simulate';
import type { toHttp } from '../../../workbench/ecore/to-http';
import type { Contacts } from './contacts';
import { EMAIL_COLUMN } from './contacts';
import { askedFor } from './payments';
import { ANA, createScene, TOKEN } from './scene';
import type { Scene } from './scene';

/** How the way to eCore treats one request: how long its answer takes, and whether it is lost after eCore has charged. */
export interface Way {
  latencyMs?: number;
  lost?: boolean;
  /** Of a gateway that answers in eCore's place. */
  status?: number;
}

type Http = ReturnType<typeof toHttp>;
type OnTheWay = (link: string, at: number, request: number) => Way;

/** A column of people whom eCore knows by their links, and formulas about them. */
export function formulaScene(people: number, way: OnTheWay = () => ({})): FormulaScene {
  const links = Array.from({ length: people }, (_, index) => `https://www.linkedin.com/in/person-${index}`);
  const contacts: Contacts = {
    cells: [['LinkedIn', 'Email'], ...links.map((link) => [link, ''])],
    people: links.map((linkedin_url, index) => ({ linkedin_url, found_email: emailOf(index) })),
    rightFor: () => undefined,
  };
  let requests = 0;
  const scene = createScene(contacts, {
    service: { latency: 400 },
    wire: (http: Http) => (request, at) => {
      const outcome = http(request, at);
      const { linkedin_url } = JSON.parse(String(request.body)) as { linkedin_url?: string };
      if (linkedin_url === undefined) return outcome;
      const { latencyMs = 400, lost = false, status } = way(linkedin_url, at, ++requests);
      if (status !== undefined) return { status, headers: {}, body: 'gateway', latencyMs };
      return lost ? { failure: 'address-unavailable', latencyMs } : { ...outcome, latencyMs };
    },
  });
  scene.script.window(ANA).call('connectToken', TOKEN);
  return {
    ...scene,
    links,
    cell: (index) => evaluate(scene, [links[index]!], index + 2),
    range: () => evaluate(scene, [links.map((link) => [link])], 2),
    together: (seed, cellsEach = 1) => {
      const results: ExecutionResult[] = [];
      const cells = Array.from({ length: cellsEach }, () => links).flat();
      const actor = function* (index: number): Actor<void> {
        results[index] = yield scene.script.formula('ECORE_EMAIL', [cells[index]!], at(scene, index + 2));
      };
      scene.script.together(
        cells.map((_, index) => actor(index)),
        { seed },
      );
      return results.map(textOf);
    },
    charges: () => {
      const counts = new Map<string, number>();
      for (const entry of scene.ecore.journal) {
        if (entry.charged > 0) counts.set(askedFor(entry), (counts.get(askedFor(entry)) ?? 0) + 1);
      }
      return [...counts.values()].sort((one, other) => other - one);
    },
  };
}

export interface FormulaScene extends Scene {
  links: string[];
  /** The formula of one person, evaluated: what its cell says, an error's sentence behind `!`. */
  cell(index: number): { texts: string[]; milliseconds: number };
  /** One formula over all people. */
  range(): { texts: string[]; milliseconds: number };
  /** So many formulas for each person, all at the same moment. */
  together(seed: number, cellsEach?: number): string[];
  /** How often each person was charged who was charged at all, the most first. */
  charges(): number[];
}

export function emailOf(index: number): string {
  return `person-${index}@found.example`;
}

function evaluate(scene: Scene, args: (string | string[][])[], row: number): { texts: string[]; milliseconds: number } {
  const result = scene.script.evaluate('ECORE_EMAIL', args, at(scene, row));
  const rows = Array.isArray(result.value) ? (result.value as string[][]).map((line) => String(line[0])) : null;
  return { texts: rows ?? [textOf(result)], milliseconds: result.milliseconds };
}

function textOf({ value, thrown, killed }: ExecutionResult): string {
  return killed ? '!killed' : thrown ? `!${thrown.message}` : String(value);
}

function at({ sheetId }: Scene, row: number): { by: string; sheetId: number; row: number; column: number } {
  return { by: ANA, sheetId, row, column: EMAIL_COLUMN };
}
