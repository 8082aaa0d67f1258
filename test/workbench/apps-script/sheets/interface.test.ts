import { describe, expect, test } from '@jest/globals';
import { createMemoryWorkbook } from '../../../../workbench/workbook/memory/memory-workbook';
import { simulate } from '../../../../workbench/apps-script/simulated/simulate';
import { OWNER } from './desk';

/** A window in which one function after the other runs from the menu. */
function open(source: string, pages: { name: string; source: string }[] = []) {
  const workbook = createMemoryWorkbook({ sheets: [{ name: 'S' }] });
  const script = simulate({
    project: { name: 'My add-on', manifest: {}, scripts: [{ name: 'Code', source }], pages },
    workbook,
    people: [{ email: OWNER, owner: true }],
    http: () => ({ failure: 'dns' }),
  });
  const window = script.window(OWNER);
  const run = (functionName: string) => {
    const { value, thrown } = script.run(
      { kind: 'menu', functionName, args: [], user: OWNER, window: window.state },
      window.answers,
    );
    return thrown ? `${thrown.name}: ${thrown.message}` : value;
  };
  return { script, window, run };
}

describe('Ui', () => {
  test("a menu has items, separators and menus of its own; an add-on's bears the script's name", () => {
    const { window } = open(`
      function onOpen() {
        const ui = SpreadsheetApp.getUi();
        ui.createMenu('Mine').addItem('One', 'one').addSeparator().addSubMenu(ui.createMenu('More').addItem('Two', 'two')).addToUi();
        ui.createAddonMenu().addItem('Three', 'three').addToUi();
        ui.createMenu('Mine').addItem('Only', 'only').addToUi();
      }`);
    window.openDocument();
    expect(window.state.menus.map(({ label }) => label)).toEqual(['Mine', 'My add-on']);
    expect(window.state.menus[0]!.entries).toEqual([{ kind: 'item', label: 'Only', functionName: 'only' }]);
  });

  test('the older way to make a menu makes the same', () => {
    const { window } = open(
      `function onOpen() { SpreadsheetApp.getActive().addMenu('Old', [{ name: 'One', functionName: 'one' }, null, { name: 'Two', functionName: 'two' }]); }`,
    );
    window.openDocument();
    expect(window.state.menus).toEqual([
      {
        kind: 'menu',
        label: 'Old',
        entries: [
          { kind: 'item', label: 'One', functionName: 'one' },
          { kind: 'separator' },
          { kind: 'item', label: 'Two', functionName: 'two' },
        ],
      },
    ]);
  });

  test('alert and prompt wait for the answer, with the buttons they were given', () => {
    const asked = `const ui = SpreadsheetApp.getUi();`;
    const { window, run } = open(`
      function warn() { ${asked} return [ui.alert('Sure?') === ui.Button.OK, ui.alert('Title', 'Sure?', ui.ButtonSet.YES_NO) === ui.Button.NO, ui.alert('Sure?', ui.ButtonSet.OK_CANCEL) === ui.Button.CLOSE]; }
      function ask() { ${asked} const answer = ui.prompt('Name?'); return [answer.getSelectedButton() === ui.Button.OK, answer.getResponseText()]; }`);
    window.answers.push({ button: 'OK' }, { button: 'NO' });
    expect(run('warn')).toEqual([true, true, true]);
    window.answers.push({ button: 'OK', text: 'Ann' });
    expect(run('ask')).toEqual([true, 'Ann']);
  });

  test('a sidebar is 300 pixels wide and takes the place of the one before; a dialog has the size it asks for', () => {
    const { window, run } = open(
      `function side() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Page').setTitle('One').setWidth(500)); SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>two</p>').setTitle('Two')); }
       function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<p>hello</p>').setWidth(250).setHeight(100), 'Hello'); SpreadsheetApp.getUi().showModelessDialog(HtmlService.createHtmlOutput('<p>bye</p>'), 'Bye'); }
       function missing() { return HtmlService.createHtmlOutputFromFile('No such page'); }`,
      [{ name: 'Page', source: '<p>one</p>' }],
    );
    run('side');
    expect(window.state.sidebar).toMatchObject({ title: 'Two', width: 300 });
    run('dialog');
    expect(window.state.dialogs.map(({ title, width, height, modal }) => ({ title, width, height, modal }))).toEqual([
      { title: 'Hello', width: 250, height: 100, modal: true },
      { title: 'Bye', width: 600, height: null, modal: false },
    ]);
    expect(run('missing')).toBe('Exception: No HTML file named No such page was found.');
  });

  test('a toast is seen for five seconds unless it is told otherwise', () => {
    const { window, run } = open(
      `function toast() { const book = SpreadsheetApp.getActive(); book.toast('Done'); book.toast(5, 'Title', -1); }`,
    );
    run('toast');
    expect(window.state.toasts).toEqual([
      { message: 'Done', title: '', seconds: 5 },
      { message: '5', title: 'Title', seconds: -1 },
    ]);
  });

  test('what a page sends arrives as it was sent', () => {
    const { window } = open('function echo(...args) { return args; }');
    expect(window.call('echo', { date: 5 }, [{ date: 5, undefined }], 'x', null).value).toEqual([
      { date: 5 },
      [{ date: 5 }],
      'x',
      null,
    ]);
  });

  test('there is none where no editor is open', () => {
    const { script } = open(
      `function ui() { SpreadsheetApp.getUi(); } function active() { return [SpreadsheetApp.getActiveRangeList(), SpreadsheetApp.getCurrentCell(), SpreadsheetApp.getActiveSheet().getName()]; }`,
    );
    const words = 'Cannot call SpreadsheetApp.getUi() from this context.';
    expect(script.evaluate('ui', [], { by: OWNER, sheetId: 0, row: 1, column: 1 }).thrown!.message).toBe(words);
    expect(script.run({ kind: 'trigger', functionName: 'ui', args: [], user: OWNER }).thrown!.message).toBe(words);
    expect(script.run({ kind: 'trigger', functionName: 'active', args: [], user: OWNER }).value).toEqual([
      null,
      null,
      'S',
    ]);
  });
});
