import { BadInput } from '../command-line/bad-input';

/** Drive's and Apps Script's ids are letters, digits, `-` and `_`; none is shorter than twenty. */
const ID = /^[\w-]{20,}$/;

/** @throws BadInput when it is neither a spreadsheet's address nor its id */
export function spreadsheetId(text: string): string {
  if (/script\.google\.com/.test(text))
    throw new BadInput('This is the address of a script project. Give the address of the spreadsheet instead.');
  return idIn(text, /\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/, 'https://docs.google.com/spreadsheets/d/…');
}

/** @throws BadInput when it is neither a script project's address nor its id */
export function scriptId(text: string): string {
  if (/\/spreadsheets\//.test(text))
    throw new BadInput(
      'This is the address of a spreadsheet. The script ID stands in its Extensions > Apps Script > Project Settings.',
    );
  return idIn(
    text,
    /script\.google\.com\/(?:.*\/)?(?:d|projects)\/([\w-]+)/,
    'https://script.google.com/home/projects/…',
  );
}

function idIn(text: string, address: RegExp, example: string): string {
  const id = address.exec(text)?.[1] ?? text.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (!ID.test(id)) throw new BadInput(`"${text.trim()}" is neither an address like ${example} nor an ID.`);
  return id;
}
