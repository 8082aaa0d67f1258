import { pushRow } from './row-ranges';
import type { RowRange, Sheet } from './sheet';
import { statusWord } from './status';
import type { RowWrite } from './written';

/** Texts of neighbouring cells, which are written in one call. */
export interface TextBlock {
  row: number;
  column: number;
  texts: string[][];
  isText: boolean;
}

/** Scattered cells of a column that are to say the same status, or nothing: one call writes them. */
export interface Alike {
  column: number;
  text: string;
  ranges: RowRange[];
}

/** Where cells that are to say the same stand in fewer places, they are written like all others. */
const FEWEST_PLACES = 3;

/** Takes out of what is to be put back what can be written in one call, however scattered the rows are. */
export function alikeOf(writes: readonly RowWrite[]): { alike: Alike[]; others: RowWrite[] } {
  const groups = new Map<string, Alike>();
  const nameOf = (column: number, text: string): string => `${column} ${text}`;
  for (const { row, cells, asText = [] } of [...writes].sort((a, b) => a.row - b.row))
    for (const [column, text] of cells) {
      if (asText.includes(column) || (text !== '' && statusWord(text) === null)) continue;
      const group = groups.get(nameOf(column, text)) ?? { column, text, ranges: [] };
      groups.set(nameOf(column, text), group);
      pushRow(group.ranges, row);
    }
  const alike = [...groups.values()].filter(({ ranges }) => ranges.length >= FEWEST_PLACES);
  const taken = new Set(alike.map(({ column, text }) => nameOf(column, text)));
  const others = writes.map((write) => ({
    ...write,
    cells: write.cells.filter(([column, text]) => write.asText?.includes(column) || !taken.has(nameOf(column, text))),
  }));
  return { alike, others: others.filter(({ cells }) => cells.length > 0) };
}

/** What is to be put back in as few blocks as possible, and no cell beside it. */
export function blocksOf(writes: readonly RowWrite[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  const open = new Map<string, TextBlock>();
  for (const { row, cells, asText = [] } of [...writes].sort((a, b) => a.row - b.row)) {
    const sorted = [...cells].sort(([a], [b]) => a - b);
    for (let index = 0; index < sorted.length; ) {
      const [column] = sorted[index] as [number, string];
      const isText = asText.includes(column);
      const texts: string[] = [];
      while (sorted[index]?.[0] === column + texts.length && asText.includes(column + texts.length) === isText)
        texts.push((sorted[index++] as [number, string])[1]);
      const place = `${column} ${texts.length} ${isText}`;
      const block = open.get(place);
      if (block && block.row + block.texts.length === row) block.texts.push(texts);
      else {
        const begun = { row, column, texts: [texts], isText };
        blocks.push(begun);
        open.set(place, begun);
      }
    }
  }
  return blocks;
}

/** Puts texts back. */
export function writeTexts(sheet: Sheet, { row, column, texts, isText }: TextBlock): void {
  if (isText) sheet.writeAsText(row, column, texts);
  else sheet.write(row, column, texts);
}
