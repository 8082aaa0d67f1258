import { describe, expect, test } from '@jest/globals';
import { PAUSES } from '../../../sidebar/running/drive';
import { otherRun, progress, sheetColumns } from '../builders';
import { fakeApi } from '../fake-api';
import { openedSidebar, sidebarOn } from '../open-sidebar';

const lost = () => {
  throw 'NetworkError: Connection failure due to HTTP 0';
};

describe('opening', () => {
  test('asks for the token first when there is none', async () => {
    const api = fakeApi();
    api.call('removeToken', []);
    expect((await openedSidebar(api)).store.state.step).toBe('connect');
  });

  test('shows the columns of a sheet that is new, and the rows of one whose columns were chosen before', async () => {
    expect((await openedSidebar(fakeApi())).store.state.step).toBe('columns');
    const api = fakeApi();
    api.call('rememberColumns', [
      { sheetId: 7, headerRow: 1, mapping: { email: 1 }, outputs: { email: null, status: null } },
    ]);
    expect((await openedSidebar(api)).store.state.step).toBe('rows');
  });

  test('says what failed and tries again on request', async () => {
    const api = fakeApi({ openSidebarState: lost });
    const { store, act } = await openedSidebar(api);
    expect(store.state).toMatchObject({ step: 'opening', trouble: { code: 'network' }, busy: null });
    api.restore('openSidebarState');
    await act.tryAgain();
    expect(store.state).toMatchObject({ step: 'columns', trouble: null });
  });

  test('offers to resume what a closed window left behind, also before it counts as silent', async () => {
    const api = fakeApi();
    api.setRun(progress({ left: 12 }));
    api.setOtherRun(otherRun({ yours: true }));
    const { store, act } = await openedSidebar(api);
    expect(store.state.step).toBe('done');
    await act.resume({ runId: 'run-1' });
    expect(store.state).toMatchObject({ step: 'done', run: { state: 'done', left: 0 } });
  });

  test('does not offer somebody else\u2019s run as one\u2019s own', async () => {
    const api = fakeApi();
    api.setRun(progress({ left: 12 }));
    api.setOtherRun(otherRun());
    expect((await openedSidebar(api)).store.state.step).toBe('columns');
  });
});

describe('a menu item', () => {
  test('goes straight to the check with its choice, and nothing is started', async () => {
    const api = fakeApi();
    const { store } = await openedSidebar(api, { rows: 'all', take: 'failed' });
    expect(store.state).toMatchObject({ step: 'check', checked: { request: { rows: 'all', take: 'failed' } } });
    expect(api.namesCalled()).toEqual(['openSidebarState', 'checkRun']);
  });

  test('keeps its choice while a token is asked for', async () => {
    const api = fakeApi();
    api.call('removeToken', []);
    const { store, act } = await openedSidebar(api, { rows: 'selected', take: 'not-found' });
    await act.connect('abcdef0123');
    expect(store.state).toMatchObject({ step: 'check', intent: null, checked: { request: { take: 'not-found' } } });
  });

  test('whose check finds no columns ends at the columns, with the reason', async () => {
    const api = fakeApi({
      checkRun: () => ({ ok: false, problem: { code: 'no-columns', message: 'Choose columns.' } }),
    });
    const { store } = await openedSidebar(api, { rows: 'selected', take: 'unsettled' });
    expect(store.state).toMatchObject({ step: 'columns', trouble: { message: 'Choose columns.' } });
  });
});

describe('choosing', () => {
  test('columns that find nobody is refused without asking the server', async () => {
    const api = fakeApi();
    const { store, act } = await openedSidebar(api);
    for (const identifier of ['linkedin_url', 'company_name'] as const)
      act.dispatch({ kind: 'mapped', identifier, column: null });
    await act.confirmColumns();
    expect(store.state).toMatchObject({ step: 'columns', trouble: { code: 'no-columns' } });
    expect(api.namesCalled()).toEqual(['openSidebarState']);
  });

  test('a limit that is no number is refused without asking the server', async () => {
    const api = fakeApi();
    const { store, act } = await openedSidebar(api);
    act.dispatch({ kind: 'chosen', patch: { creditCap: 'ten' } });
    await act.check();
    expect(store.state.trouble?.message).toMatch(/whole number/);
    expect(api.namesCalled()).not.toContain('checkRun');
  });

  test('does nothing more while a call is in hand', async () => {
    const api = fakeApi();
    const { act } = await openedSidebar(api);
    await Promise.all([act.check(), act.check(), act.confirmColumns()]);
    expect(api.namesCalled()).toEqual(['openSidebarState', 'checkRun']);
  });
});

describe('starting', () => {
  test('hands over the rows that were checked and the credits that were agreed to', async () => {
    const api = fakeApi();
    const { act } = await openedSidebar(api, { rows: 'selected', take: 'unsettled' });
    await act.start(false);
    expect(api.calls.find(({ name }) => name === 'startRun')?.args).toMatchObject([
      { rows: { ranges: [[2, 41]] }, firstRows: null },
      31,
    ]);
  });

  test('a trial agrees to no more credits than it has rows, and the other rows are checked afterwards', async () => {
    const api = fakeApi();
    const { store, act } = await openedSidebar(api, { rows: 'selected', take: 'unsettled' });
    await act.start(true);
    expect(api.calls.find(({ name }) => name === 'startRun')?.args).toMatchObject([{ firstRows: 3 }, 3]);
    expect(store.state).toMatchObject({ step: 'done', run: { total: 3 } });
    await act.retry('unsettled');
    expect(api.calls.at(-1)).toMatchObject({
      name: 'checkRun',
      args: [{ rows: { ranges: [[2, 41]] }, firstRows: null }],
    });
  });

  test('whose answer was lost looks for the run before anything is started twice', async () => {
    const api = fakeApi({ startRun: lost });
    const { store, act } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    await act.start(false);
    expect(store.state).toMatchObject({ step: 'check', trouble: { code: 'network' } });
    api.setRun(progress());
    await act.tryAgain();
    expect(store.state.step).toBe('done');
    expect(api.namesCalled().filter((name) => name === 'startRun')).toHaveLength(1);
  });

  test('that a busy document refused is simply tried again', async () => {
    const api = fakeApi({
      startRun: () => ({ ok: false, problem: { code: 'busy', message: 'Try again in a moment.' } }),
    });
    const { store, act } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    await act.start(false);
    api.restore('startRun');
    await act.tryAgain();
    expect(store.state).toMatchObject({ step: 'done', run: { state: 'done' } });
  });

  test('while somebody else runs names that run', async () => {
    const api = fakeApi({
      startRun: () => ({ ok: false, problem: { code: 'busy', message: 'Busy.', run: otherRun({ silent: true }) } }),
    });
    const { store, act } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    await act.start(false);
    expect(store.state.otherRun).toMatchObject({ silent: true });
  });
});

describe('a run', () => {
  test('paying again is not carried over to the next rows', async () => {
    const { store, act } = await openedSidebar(fakeApi(), { rows: 'selected', take: 'again' });
    await act.start(false);
    expect(store.state.choice.take).toBe('unsettled');
  });

  test('is driven to its end, then its failed rows are listed and the sheet is read anew', async () => {
    const outputs = { email: 6, status: 7 };
    const api = fakeApi();
    const { store, act } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    api.call('rememberColumns', [{ ...sheetColumns(), outputs }]);
    await act.start(false);
    expect(store.state.around.list).toMatchObject({ kind: 'failed', rows: { length: 4 } });
    expect(store.state.sheet?.outputs).toEqual(outputs);
    expect(store.state.balance?.credits).toBe(222);
  });

  test('whose calls keep failing offers to resume, after all pauses', async () => {
    const api = fakeApi({ stepRun: lost });
    const { store, act, waits } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    await act.start(false);
    expect(waits).toEqual(PAUSES);
    expect(store.state).toMatchObject({ step: 'done', trouble: { code: 'network' }, run: { left: 40 } });
  });

  test('of another sheet is retried only once that sheet is in view', async () => {
    const api = fakeApi();
    const { store, act } = await openedSidebar(api, { rows: 'all', take: 'unsettled' });
    await act.start(false);
    api.replace({ readColumns: () => ({ ok: true, value: sheetColumns({ sheetId: 8, sheetName: 'Other' }) }) });
    await act.retry('failed');
    expect(store.state).toMatchObject({ step: 'done', trouble: { code: 'sheet-changed' } });
    expect(store.state.trouble?.message).toContain('Contacts');
  });

  test('is discarded on request', async () => {
    const api = fakeApi();
    api.setRun(progress({ state: 'stopped', left: 1 }));
    const { store, act } = await openedSidebar(api);
    await act.discard('run-1');
    expect(store.state).toMatchObject({ step: 'rows', run: null, note: '1 row removed from the queue.' });
  });
});

test('the token goes to the server and is nowhere in the page\u2019s state', async () => {
  const api = fakeApi();
  const { act, seen } = sidebarOn(api);
  await act.open();
  await act.connect('abcdef0123456789');
  expect(seen.length).toBeGreaterThan(2);
  expect(JSON.stringify(seen)).not.toContain('abcdef');
});
