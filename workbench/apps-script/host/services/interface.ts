import { ServiceFailure } from '../failure';
import type { Caller } from '../caller';
import { servedHtml } from '../served-html';
import { define, Wait, type ServiceCallRules } from '../service';
import type { Answer, MenuEntry, Question, ServedPage, WindowState } from '../window';

/** A page as the guest hands it over, before it is served. */
interface GuestPage extends Omit<ServedPage, 'width'> {
  width: number | null;
}

const asks = define('ui', 'user-interface', (caller, question: Question) => {
  windowWithUi(caller);
  // Locks do not survive the suspension: https://developers.google.com/apps-script/reference/base/ui
  caller.appsScript.locks.releaseAll(caller.id);
  return new Wait({ kind: 'dialog', question }, (answer) => answer as Answer);
});

/** Ui and HtmlService: https://developers.google.com/apps-script/reference/base/ui */
export const interfaceCalls: ServiceCallRules = {
  'SpreadsheetApp.getUi': define('menu', 'user-interface', (caller) => void windowWithUi(caller)),
  'Menu.addToUi': define('menu', 'user-interface', (caller, menu: Extract<MenuEntry, { kind: 'menu' }>) => {
    const window = windowWithUi(caller);
    const known = window.menus.findIndex(({ label }) => label === menu.label);
    if (known >= 0) window.menus.splice(known, 1, menu);
    else window.menus.push(menu);
    window.onChange('menus');
  }),
  'Ui.showSidebar': define('ui', 'user-interface', (caller, page: GuestPage) => {
    const window = windowWithUi(caller);
    // 300 pixels, whatever was asked for: https://developers.google.com/apps-script/guides/dialogs#custom_sidebars
    window.sidebar = { ...page, html: servedHtml(page.html), width: 300 };
    window.onChange('sidebar');
  }),
  'Ui.showDialog': define('ui', 'user-interface', (caller, page: GuestPage, modal: boolean) => {
    const window = windowWithUi(caller);
    window.dialogs.push({ ...page, html: servedHtml(page.html), width: page.width ?? 600, modal });
    window.onChange('dialog');
  }),
  'Ui.alert': asks,
  'Ui.prompt': asks,
  'Browser.msgBox': asks,
  'Browser.inputBox': asks,
  'HtmlService.getFile': define('html', 'user-interface', ({ appsScript }, name: string) => {
    const { pages } = appsScript.project;
    // `include('File.html')` finds the file as well.
    const page = pages.find((one) => one.name === name) ?? pages.find((one) => `${one.name}.html` === name);
    if (!page) throw new ServiceFailure(`No HTML file named ${name} was found.`);
    return page.source;
  }),
};

function windowWithUi(caller: Caller): WindowState {
  const { window, kind } = caller.request;
  if (!window || kind === 'custom-function' || kind === 'trigger')
    throw new ServiceFailure('Cannot call SpreadsheetApp.getUi() from this context.');
  return window;
}
