import { Button, ButtonSet, nameOf } from './enumerations';
import { host, strict, wrongArguments } from './host';
import { surroundings } from './surroundings';
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
  // An add-on's menu bears the script's name: https://developers.google.com/workspace/add-ons/concepts/menus
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
    addToUi: () => host('Menu.addToUi', addOn ? { ...data, label: surroundings.projectName } : data),
  }) as unknown as GoogleAppsScript.Base.Menu;
  menus.set(menu, data);
  return menu;
}

interface Answer {
  button: keyof typeof Button;
  text?: string;
}

/** `(text)`, `(text, buttons)` or `(title, text, buttons)`: https://developers.google.com/apps-script/reference/base/ui#alert(String,ButtonSet) */
function ask(kind: 'alert' | 'prompt', given: unknown[]): Answer {
  if (given.length < 1 || given.length > 3) throw wrongArguments(`Ui.${kind}`);
  const buttons = given.length > 1 ? nameOf(ButtonSet, given[given.length - 1], `Ui.${kind}`) : 'OK';
  const [title, text] = given.length === 3 ? [String(given[0]), String(given[1])] : ['', String(given[0])];
  return host(`Ui.${kind}`, { kind, title, text, buttons });
}

/** Ui: https://developers.google.com/apps-script/reference/base/ui */
export const ui = strict('Ui', {
  createMenu: (label: string) => createMenu(label),
  createAddonMenu: () => createMenu('', true),
  showSidebar: (page: object) => host('Ui.showSidebar', pageOf(page)),
  showModalDialog: (page: object, title: string) => host('Ui.showDialog', { ...pageOf(page), title }, true),
  showModelessDialog: (page: object, title: string) => host('Ui.showDialog', { ...pageOf(page), title }, false),
  alert: (...args: unknown[]) => Button[ask('alert', args).button],
  prompt: (...args: unknown[]) => {
    const answer = ask('prompt', args);
    return strict('PromptResponse', {
      getSelectedButton: () => Button[answer.button],
      getResponseText: () => answer.text ?? '',
    });
  },
  Button,
  ButtonSet,
});
