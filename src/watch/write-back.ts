import type { CellContents } from './cell-contents';
import { alikeOf, blocksOf, writeTexts } from '../sheet/column-texts';
import type { Sheet } from '../sheet/sheet';
import type { RowWrite } from '../sheet/written';

const CONTENTS_A_LOOK = 20;
/** Typing would make a number or a date of it. */
const LIKE_A_NUMBER = /^\W*\d[^@]*$/;

/** Where what is put back goes, and what its cells held beside their text. */
export interface WriteBack {
  sheet: Sheet;
  contents: CellContents;
  /** Where a column of the first look stands by now. */
  columnNow: (column: number) => number;
}

/**
 * Puts back the first few of these cells, with their formula, links and format where these are known.
 *
 * @param most calls that write
 */
export function writeBack({ sheet, contents, columnNow }: WriteBack, back: readonly RowWrite[], most: number): void {
  let kept = 0;
  const plain: RowWrite[] = [];
  for (const write of back) {
    const { row, cells, origin } = write;
    const asText = [...(write.asText ?? [])];
    const texts = cells.filter(([column, text], index) => {
      const then = origin?.columns[index] || 0;
      const content = origin && contents.of(origin.key, then, { text, place: origin.place, row, columnNow });
      if (content && kept++ < CONTENTS_A_LOOK) sheet.putContent(row, column, content);
      if (
        !content &&
        origin &&
        LIKE_A_NUMBER.test(text) &&
        contents.isText(origin.key, then, { text, place: origin.place })
      )
        asText.push(column);
      return !content;
    });
    if (texts.length > 0) plain.push({ ...write, cells: texts, asText });
  }
  const { alike, others } = alikeOf(plain);
  const calls = [
    ...alike.map(
      ({ column, ranges, text }) =>
        () =>
          sheet.writeToRows(column, ranges, text),
    ),
    ...blocksOf(others).map((block) => () => writeTexts(sheet, block)),
  ];
  for (const call of calls.slice(0, most)) call();
}
