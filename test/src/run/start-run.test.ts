import { describe, expect, test } from '@jest/globals';
import { loadRun } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { editsOf } from '../support/edits';
import { finish, people, request, setUp, value } from '../support/memory-run';

const HEADERS = ['Owner', 'First name', 'Last name', 'Company', 'eCore status', 'Email', 'Notes'];
const WAYS = {
  mapping: { first_name: 2, last_name: 3, company_name: 4 },
  outputs: { status: 5, email: 6 },
  headers: HEADERS,
};

/** Every third row was left queued, with its email, by a re-run that somebody broke off. */
function leftover() {
  const rows = people(12).map(([first = '', last = ''], index) => [
    'Ana',
    first,
    last,
    'Acme',
    ...(index % 3 === 0 ? ['Queued', `${first}.${last}@found.example`.toLowerCase()] : ['', '']),
    `Note ${index}`,
  ]);
  return setUp(rows, undefined, HEADERS);
}

describe('a run that starts in a sheet with leftovers of another', () => {
  test.each(editsOf(HEADERS))(
    'leaves no word where it does not belong, when %s before any one call',
    (_what, change) => {
      for (let at = 1; ; at++) {
        const { sheet, run } = leftover();
        let calls = 0;
        sheet.meanwhile = () => void (++calls === at && change(sheet.cells));
        const started = startRun(run, request(WAYS), 100);
        if (calls < at) break;
        sheet.meanwhile = null;
        if ('problem' in started) expect(['sheet-changed', 'nothing-to-do']).toContain(started.problem.code);
        const headerRow = sheet.cells.findIndex((row) => row.includes('eCore status'));
        const wrong = (shownRight: (email: string, status: string, right: string) => boolean) =>
          sheet.cells.slice(headerRow + 1).filter((row) => {
            const [first = '', last = '', notes = '', email = '', status = ''] = [
              'First name',
              'Last name',
              'Notes',
              'Email',
              'eCore status',
            ].map((header) => row[sheet.cells[headerRow]?.indexOf(header) ?? -1]);
            const right = `${first}.${last}@found.example`.toLowerCase();
            return first !== '' && (notes !== `Note ${first.slice(5)}` || !shownRight(email, status, right));
          });
        expect({
          at,
          wrong: wrong((email, status, right) =>
            status === 'Found' ? email === right : ['', 'Queued'].includes(status) && ['', right].includes(email),
          ),
        }).toEqual({ at, wrong: [] });
        if ('problem' in started) continue;
        finish(run, started);
        expect({
          at,
          wrong: wrong((email, status, right) => status === '' || (status === 'Found' && email === right)),
        }).toEqual({ at, wrong: [] });
      }
    },
  );

  test('settles the leftovers also where nothing else is to do', () => {
    const { sheet, run } = leftover();
    sheet.cells.splice(1, 12, ...sheet.cells.slice(1).filter((row) => row[4] === 'Queued'));
    expect(startRun(run, request(WAYS), 100)).toMatchObject({ problem: { code: 'nothing-to-do' } });
    expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(['Found', 'Found', 'Found', 'Found']);
  });

  test('writes nothing over what people have typed where the status column was, and queues each row all the same', () => {
    const { sheet, run } = leftover();
    let writes = 0;
    sheet.meanwhile = (call) => {
      if (call === 'write') writes++;
      if (call !== 'read' || writes !== 1) return;
      writes++;
      sheet.cells.forEach((row, index) => row.splice(4, 0, index === 0 ? 'Phone' : `typed ${index}`));
    };
    const started = value(startRun(run, request(WAYS), 100));
    const typed = ['Phone', ...Array.from({ length: 12 }, (_, index) => `typed ${index + 1}`)];
    expect(sheet.cells.map((row) => row[4])).toEqual(typed);
    expect(sheet.cells.filter((row) => row[5] === 'Queued').length).toBe(started.total);
    expect(finish(run, started)).toMatchObject({ state: 'done' });
    expect(sheet.cells.map((row) => row[4])).toEqual(typed);
  });
});

describe('a start that Google breaks off', () => {
  const fail = (): never => {
    throw new Error('Service error: Spreadsheets');
  };

  test('with rows that say Queued leaves a run that can be resumed or discarded (situation 2)', () => {
    const { run, sheet, services } = setUp(people(6));
    const { writeToRows } = sheet;
    sheet.writeToRows = (...given) => {
      writeToRows(...given);
      fail();
    };
    expect(() => startRun(run, request(), 6)).toThrow('Service error');
    expect(sheet.cells.flat()).toContain('Queued');
    expect(loadRun(services.documentProperties)).toMatchObject({ state: 'stopped', sheetId: 1, agreedCredits: 6 });
  });

  test('with nothing in the sheet yet leaves none', () => {
    const { run, sheet, services } = setUp(people(6));
    sheet.writeToRows = fail;
    expect(() => startRun(run, request(), 6)).toThrow('Service error');
    expect(loadRun(services.documentProperties)).toBeNull();
  });
});
