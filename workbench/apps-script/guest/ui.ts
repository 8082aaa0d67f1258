import { host, strict, wrongArguments } from './host';
import { pageOf } from './html';

type Entry = { kind: 'item'; label: string; functionName: string } | { kind: 'separator' } | MenuData;
interface MenuData {
  kind: 'menu';
  label: string;
  entries: Entry[];
}

const menus = new WeakMap<object, MenuData>();

/** Menu: https://developers.google.com/apps-script/reference/base/menu */
function createMenu(label: string, addOn = false): GoogleAppsScript.Base.Menu {
  const data: MenuData = { kind: 'menu', label, entries: [] };
  const menu = strict('Menu', {
    addItem: (caption: string, functionName: string) => {
      data.entries.push({ kind: 'item', label: caption, functionName });
      return menu;
    },
    addSeparator: () => {
      data.entries.push({ kind: 'separator' });
      return menu;
    },
    addSubMenu: (inner: object) => {
      const entries = menus.get(inner);
      if (!entries) throw wrongArguments('Menu.addSubMenu');
      data.entries.push(entries);
      return menu;
    },
    addToUi: () => host('Menu.addToUi', addOn ? { ...data, label: projectName } : data),
  }) as unknown as GoogleAppsScript.Base.Menu;
  menus.set(menu, data);
  return menu;
}

/** An add-on's menu bears the script's name: https://developers.google.com/workspace/add-ons/concepts/menus */
const projectName = (globalThis as { projectName?: string }).projectName ?? 'Add-on';

const BUTTONS: { [set: string]: string[] } = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

function ask(kind: 'alert' | 'prompt', given: unknown[]): { button: string; text?: string } {
  const args = given.map(String);
  const buttons = args.length > 1 && BUTTONS[args[args.length - 1]!] ? args.pop()! : 'OK';
  const [title, text] = args.length > 1 ? args : ['', args[0] ?? ''];
  return host('Ui.ask', { kind, title, text, buttons });
}

/** Ui: https://developers.google.com/apps-script/reference/base/ui */
export const ui = strict('Ui', {
  createMenu: (label: string) => createMenu(label),
  createAddonMenu: () => createMenu('', true),
  showSidebar: (page: object) => host('Ui.showSidebar', pageOf(page)),
  showModalDialog: (page: object, title: string) => host('Ui.showDialog', { ...pageOf(page), title }, true),
  showModelessDialog: (page: object, title: string) => host('Ui.showDialog', { ...pageOf(page), title }, false),
  alert: (...args: unknown[]) => ask('alert', args).button,
  prompt: (...args: unknown[]) => {
    const answer = ask('prompt', args);
    return strict('PromptResponse', {
      getSelectedButton: () => answer.button,
      getResponseText: () => answer.text ?? '',
    });
  },
  Button: { OK: 'OK', CANCEL: 'CANCEL', YES: 'YES', NO: 'NO', CLOSE: 'CLOSE' },
  ButtonSet: { OK: 'OK', OK_CANCEL: 'OK_CANCEL', YES_NO: 'YES_NO', YES_NO_CANCEL: 'YES_NO_CANCEL' },
});
