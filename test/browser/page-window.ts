import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** A window of the workbench, used as a person uses it: by menu, mouse and keys. */
export interface PageWindow {
  page: Page;
  /** Opens a menu of the bar and the submenus below it. */
  openMenu(...labels: string[]): Promise<void>;
  /** Opens menus down to an item and clicks it. */
  choose(...labels: string[]): Promise<void>;
  /** What the innermost open menu offers. */
  menuLabels(): Promise<string[]>;
  openPanel(): Promise<Panel>;
  /** Selects by typing into the name box. */
  select(a1: string): Promise<void>;
  /** Adds a cell to the selection with Ctrl and the mouse. */
  addCell(a1: string): Promise<void>;
  hover(a1: string): Promise<void>;
  /** Types into a cell. */
  type(a1: string, text: string): Promise<void>;
  /** Types into a cell and those below it, in one go. */
  typeDown(a1: string, texts: string[]): Promise<void>;
  /** What the cells show: tabs between cells, line ends between rows. */
  read(a1: string): Promise<string>;
  eventually(a1: string, text: string): Promise<void>;
  eventuallySelected(a1: string): Promise<void>;
  breakConnection(): Promise<void>;
}

/** The sidebar of the test's script. */
export interface Panel {
  press(id: string): Promise<void>;
  answers(value: unknown): Promise<void>;
}

/** Long, for a busy machine; nothing waits longer than it has to. */
const PATIENCE_MS = 40_000;
export function createPageWindow(page: Page): PageWindow {
  const nameBox = page.locator('#sheet [data-u-comp="defined-name"] input');
  const menu = (label: string) => page.locator('.menu-bar').getByRole('menuitem', { name: label, exact: true });

  const centre = (a1: string) =>
    page.evaluate(
      (cell) => (globalThis as unknown as { placeOfCell: (a1: string) => { x: number; y: number } }).placeOfCell(cell),
      a1,
    );

  /** Ends typing into a cell. The list of functions that opens beside a formula may take the first Enter for itself, as in Sheets. */
  const enter = async (next: string) => {
    await page.keyboard.press('Enter');
    for (let look = 0; look < 40 && (await nameBox.inputValue()) !== next; look++) await page.waitForTimeout(50);
    if ((await nameBox.inputValue()) !== next) await page.keyboard.press('Enter');
    await window.eventuallySelected(next);
  };

  const window: PageWindow = {
    page,
    openMenu: async (first, ...rest) => {
      await menu(first!).click();
      for (const label of rest) await menu(label).hover();
    },
    choose: async (...labels) => {
      await window.openMenu(...labels.slice(0, -1));
      await menu(labels.at(-1)!).click();
    },
    menuLabels: async () =>
      page
        .locator('.menu-list')
        .last()
        .locator('.menu-item > span:first-child, button.menu-item:not(:has(span))')
        .allTextContents(),
    openPanel: async () => {
      await window.choose('Extensions', 'Test add-on', 'Open panel');
      const frame = page.frameLocator('.side-panel iframe');
      await frame.locator('#read').waitFor();
      return {
        press: async (id) => {
          await frame.locator('#answer').evaluate((element) => (element.textContent = ''));
          await frame.locator(`#${id}`).click();
        },
        answers: async (value) => {
          await expectEventually(
            async () => (await frame.locator('#answer').textContent()) ?? '',
            JSON.stringify(value),
          );
        },
      };
    },
    select: async (a1) => {
      await page.bringToFront();
      await nameBox.fill(a1);
      await nameBox.press('Enter');
      await page.waitForTimeout(80);
    },
    addCell: async (a1) => {
      const { x, y } = await centre(a1);
      await page.keyboard.down('Control');
      await page.mouse.click(x, y);
      await page.keyboard.up('Control');
      await page.waitForTimeout(80);
    },
    hover: async (a1) => {
      const { x, y } = await centre(a1);
      await page.mouse.move(x - 10, y + 40);
      await page.mouse.move(x, y, { steps: 4 });
    },
    type: (a1, text) => window.typeDown(a1, [text]),
    typeDown: async (a1, texts) => {
      await window.select(a1);
      for (const [index, text] of texts.entries()) {
        await page.keyboard.type(text, { delay: 10 });
        await enter(below(a1, index + 1));
      }
    },
    read: async (a1) => {
      const cells = await page.evaluate(
        (cell) => (globalThis as unknown as { shownCells: (a1: string) => string[][] }).shownCells(cell),
        a1,
      );
      return cells.map((row) => row.join('\t')).join('\n');
    },
    eventually: (a1, text) => expectEventually(() => window.read(a1), text),
    eventuallySelected: (a1) => expectEventually(() => nameBox.inputValue(), a1),
    breakConnection: () =>
      page.evaluate(() => (globalThis as unknown as { sockets: WebSocket[] }).sockets.at(-1)?.close()),
  };
  return window;
}

/** The cell so many rows below. */
const below = (a1: string, rows: number) => a1.replace(/\d+$/, (row) => String(Number(row) + rows));

/** Looks again and again until it sees the text; fails with what it saw last. */
async function expectEventually(look: () => Promise<string>, expected: string, patience = PATIENCE_MS): Promise<void> {
  const end = Date.now() + patience;
  let seen = await look();
  while (seen !== expected && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 60));
    seen = await look();
  }
  expect(seen).toBe(expected);
}
