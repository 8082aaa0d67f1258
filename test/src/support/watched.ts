import { createJournal } from '../../../src/watch/journal';
import type { RunState } from '../../../src/record/run-state';
import type { RowWrite } from '../../../src/sheet/written';
import { watchSheet } from '../../../src/watch/watch';
import { findsEverybody, memoryServices } from './memory-services';
import { memorySheet } from './memory-sheet';
import { runState } from './run-state';

export const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Notes'];
export const EMAIL = 4;
export const STATUS = 5;
/** In rows 2 to 11; every third has an email of its own already. */
export const PEOPLE = Array.from({ length: 10 }, (_, index) => [
  ...[`First${index}`, 'Lee', `Firm ${index}`],
  ...(index % 3 === 2 ? [`own${index}@mine.example`, ''] : ['', 'Queued']),
  `Note ${index}`,
]);

/** A list under the eyes of a watch; `again` is the watch of whoever drives next after this one has died. */
export function watched({ rows = PEOPLE, headers = HEADERS, run: patch = {} as Partial<RunState> } = {}) {
  const sheet = memorySheet([[...headers], ...rows.map((row) => [...row])]);
  sheet.columns = () => sheet.cells.reduce((most, row) => Math.max(most, row.length), 0);
  const services = memoryServices(findsEverybody);
  const run = runState({ headers, width: sheet.columns(), ...patch });
  const tools = (state: RunState) => ({
    ...{ sheet, run: state, clock: services.clock },
    journal: createJournal(services.documentCache, state),
  });
  const watch = watchSheet(tools(run));
  const saved = JSON.stringify(run);
  const next = (state = JSON.parse(saved) as RunState) => watchSheet(tools(state));
  const told: [row: number, stands: boolean][] = [];
  const confirm = ({ row }: RowWrite, stands: boolean) => void told.push([row, stands]);
  /** One call for each of the rows. */
  const answer = (...numbers: number[]) => {
    const calls = numbers.map((row) => [answerOf(row)]);
    return watch.write(calls, (call) => sheet.write(numbers[call]!, EMAIL, [textsOf(numbers[call]!)]), confirm);
  };
  return { sheet, services, run, watch, next, told, confirm, answer, outputs: () => outputsOf(sheet.cells) };
}

export const textsOf = (row: number) => [`p${row}@found.example`, 'Found'];
export function answerOf(row: number): RowWrite {
  const [email = '', status = ''] = textsOf(row);
  return {
    row,
    cells: [
      [EMAIL, email],
      [STATUS, status],
    ],
  };
}

/** Email and status by first name, wherever they stand. */
export function outputsOf(cells: string[][]): { [name: string]: string } {
  const headers = cells.find((row) => row.includes('First name')) ?? HEADERS;
  const [name, email, status] = ['First name', 'Email', 'eCore status'].map((header) => headers.indexOf(header));
  const people = cells.filter((row) => row[name!]?.startsWith('First') && row !== headers);
  return Object.fromEntries(people.map((row) => [row[name!], [row[email!], row[status!]].join(' ').trim()]));
}
export const UNTOUCHED = outputsOf([HEADERS, ...PEOPLE]);
export const nobodyBut = (changes: { [name: string]: string }) => ({ ...UNTOUCHED, ...changes });
/** People of no concern, far below: each has an email of its own. */
export const FAR = Array.from({ length: 700 }, (_, index) => [
  'X',
  `${index}`,
  'Acme',
  `x${index}@mine.example`,
  '',
  '',
]);
export const reverse = (cells: string[][]) => void cells.splice(1, cells.length - 1, ...cells.slice(1).reverse());
