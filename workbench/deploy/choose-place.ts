import { BadInput } from '../command-line/bad-input';
import type { Place } from './deploy-options';
import { scriptId, spreadsheetId } from './ids';
import type { Target } from './target';
import type { Terminal } from './terminal';

const QUESTION = `Where should the script go?
  1  into a new spreadsheet
  2  into a spreadsheet of yours that has no script yet
  3  into a script project of yours (an update, or one that you made by hand)
1, 2 or 3: `;

/**
 * Asks where the script should go, until the answer can be understood.
 *
 * @throws BadInput where nobody is there to ask
 */
export async function choosePlace(terminal: Terminal, { command }: Target): Promise<Place> {
  for (;;) {
    const answer = await terminal.ask(QUESTION);
    if (answer === null)
      throw new BadInput(
        `Say where the script should go: ${command} -- --new, or --sheet with a spreadsheet's address, or --script with a script ID.`,
      );
    if (answer === '1') return { kind: 'new' };
    if (answer === '2')
      return { kind: 'sheet', id: await askFor(terminal, "The spreadsheet's address: ", spreadsheetId) };
    if (answer === '3')
      return { kind: 'script', id: await askFor(terminal, 'Its script ID (Project Settings): ', scriptId) };
  }
}

async function askFor(terminal: Terminal, question: string, read: (text: string) => string): Promise<string> {
  for (;;) {
    try {
      return read((await terminal.ask(question)) ?? '');
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      terminal.say(error.message);
    }
  }
}
