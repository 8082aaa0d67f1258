import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../build/built';
import { formulaMessages, otherSentences, sidebarMessages, statuses } from './all-messages';
import type { Message } from './all-messages';

const FILE = join(ROOT, 'docs/help.md');

/** `| <!-- key --> What is said | What it means |` */
const ROW = /^\| <!-- (.+?) --> (.*?) \| (.*?) \|$/;

/** As Markdown that shows just this text, also in a table. */
const asCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const rows = () =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, key, said, explained] = ROW.exec(line) ?? [];
      return key === undefined ? [] : [{ key, said, explained }];
    });

/** The list that is written by this test alone. */
const OTHERS = /(?<=<!-- others -->\n\n)[\s\S]*?(?=\n\n<!-- end of others -->)/;
const listOfOthers = () =>
  otherSentences(ROOT)
    .map((sentence) => `- ${asCell(sentence)}`)
    .join('\n');

// With UPDATE_HELP the left column is brought up to date; the right one is written by hand.
if (process.env.UPDATE_HELP) {
  const said = new Map([...sidebarMessages(), ...statuses(), ...formulaMessages()].map(({ key, text }) => [key, text]));
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const updated = lines.map((line) => {
    const [, key, , explained] = ROW.exec(line) ?? [];
    const text = said.get(key ?? '');
    return text === undefined ? line : `| <!-- ${key} --> ${asCell(text)} | ${explained} |`;
  });
  writeFileSync(
    FILE,
    updated.join('\n').replace(OTHERS, () => listOfOthers()),
  );
}

describe('docs/help.md has every message with what to do, as it is said today (UPDATE_HELP=1 brings the words up to date)', () => {
  const expectExplained = (messages: Message[]) => {
    const explained = new Map(rows().map(({ key, said }) => [key, said]));
    const found = messages.map(({ key }) => ({ key, said: explained.get(key) }));
    expect(found).toEqual(messages.map(({ key, text }) => ({ key, said: asCell(text) })));
  };
  test('in the sidebar', () => expectExplained(sidebarMessages()));
  test('in the status column', () => expectExplained(statuses()));
  test('in a formula', () => expectExplained(formulaMessages()));

  test('and whatever else the sources can say', () => {
    const [listed] = OTHERS.exec(readFileSync(FILE, 'utf8'))!;
    expect(listed.split('\n')).toEqual(listOfOthers().split('\n'));
  });

  test('no row explains what nobody says any more, or explains nothing', () => {
    const keys = [...sidebarMessages(), ...statuses(), ...formulaMessages()].map(({ key }) => key);
    expect(rows().filter(({ key }) => !keys.includes(key))).toEqual([]);
    expect(rows().filter(({ explained }) => explained!.length < 10)).toEqual([]);
  });
});
