import { mismatch } from './arguments';
import { missing, strict } from './host';

/** A text as far as the workbench knows it: with one link, or none, for all of it. */
export interface RichText {
  text: string;
  link: string | null;
}

const known = new WeakMap<object, RichText>();

/** RichTextValue: https://developers.google.com/apps-script/reference/spreadsheet/rich-text-value */
export function createRichText({ text, link }: RichText): GoogleAppsScript.Spreadsheet.RichTextValue {
  const value = strict('RichTextValue', {
    getText: () => text,
    getLinkUrl: () => link,
    getRuns: () => [value],
    getStartIndex: () => 0,
    getEndIndex: () => text.length,
    copy: () => newRichTextValue({ text, link }),
  }) as unknown as GoogleAppsScript.Spreadsheet.RichTextValue;
  known.set(value, { text, link });
  return value;
}

/** RichTextValueBuilder: https://developers.google.com/apps-script/reference/spreadsheet/rich-text-value-builder */
export function newRichTextValue(
  from: RichText = { text: '', link: null },
): GoogleAppsScript.Spreadsheet.RichTextValueBuilder {
  let { text, link } = from;
  const builder = strict('RichTextValueBuilder', {
    setText: (given: string) => {
      // Formatting of an earlier text goes with it: https://developers.google.com/apps-script/reference/spreadsheet/rich-text-value-builder#settexttext
      [text, link] = [String(given), null];
      return builder;
    },
    setLinkUrl: (...given: [string | null] | [number, number, string | null]) => {
      if (given.length === 3 && (given[0] !== 0 || given[1] !== text.length)) {
        throw missing('A link on a part of a text');
      }
      link = given[given.length - 1] as string | null;
      return builder;
    },
    build: () => createRichText({ text, link }),
  }) as unknown as GoogleAppsScript.Spreadsheet.RichTextValueBuilder;
  return builder;
}

/** What crosses to the host. */
export function richTextData(value: unknown): RichText {
  const data = typeof value === 'object' && value !== null ? known.get(value) : undefined;
  if (!data) throw mismatch('Range.setRichTextValue', [value]);
  return data;
}
