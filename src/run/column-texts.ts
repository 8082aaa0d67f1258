import type { Sheet } from './sheet';
import type { RowWrite } from './written';

const DIGIT = /\d/;

/** Texts of neighbouring cells, which are written in one call. */
export interface TextBlock {
  row: number;
  column: number;
  texts: string[][];
}

/** What is to be put back in as few blocks as possible, and no cell beside it. */
export function blocksOf(writes: readonly RowWrite[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  const open = new Map<string, TextBlock>();
  for (const { row, cells } of [...writes].sort((a, b) => a.row - b.row)) {
    const sorted = [...cells].sort(([a], [b]) => a - b);
    for (let index = 0; index < sorted.length; ) {
      const [column] = sorted[index] as [number, string];
      const texts: string[] = [];
      while (sorted[index]?.[0] === column + texts.length) texts.push((sorted[index++] as [number, string])[1]);
      const place = `${column} ${texts.length}`;
      const block = open.get(place);
      if (block && block.row + block.texts.length === row) block.texts.push(texts);
      else {
        const begun = { row, column, texts: [texts] };
        blocks.push(begun);
        open.set(place, begun);
      }
    }
  }
  return blocks;
}

/**
 * Puts texts back. Only what a cell showed is known, and written texts are read like typed input: where `007` shows 7
 * afterwards, it was text and is made text again.
 */
export function writeTexts(sheet: Sheet, { row, column, texts }: TextBlock): void {
  sheet.write(row, column, texts);
  const isDoubtful = (text: string) => DIGIT.test(text) && !text.includes('@');
  if (!texts.some((line) => line.some(isDoubtful))) return;
  const shown = sheet.read(row, column, texts.length, texts[0]?.length ?? 1);
  texts.forEach((line, index) =>
    line.forEach((text, at) => {
      const now = shown[index]?.[at] ?? '';
      if (isDoubtful(text) && now !== '' && now !== text) sheet.writeAsText(row + index, column + at, text);
    }),
  );
}
