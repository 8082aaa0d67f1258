import { scanRecords, UnclosedQuote } from './csv-scan';

const DELIMITERS = [',', ';', '\t'] as const;
const SAMPLE_RECORDS = 25;
const SAMPLE_CHARACTERS = 200_000;

/** Excel's first line that names the delimiter: `sep=;`. */
const DECLARED = /^sep=([,;\t])(?:\r\n|\r|\n|$)/;

/**
 * Which delimiter a CSV text uses, and where its first record starts. Taken is the one that cuts most of the first
 * records into equally many cells, more than one; titles and notes may stand above. A list with a single column counts
 * as comma.
 */
export function detectDelimiter(text: string): { delimiter: string; start: number } {
  const declared = DECLARED.exec(text);
  if (declared) return { delimiter: declared[1]!, start: declared[0].length };
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = sampleWidths(text, delimiter);
    for (const width of new Set(widths)) {
      const score = width === 1 ? 0 : widths.filter((other) => other === width).length * 1000 + width;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return { delimiter: best.delimiter, start: 0 };
}

/** How many cells the first records have, blank lines left out. */
function sampleWidths(text: string, delimiter: string): number[] {
  const widths: number[] = [];
  try {
    for (const { cells } of scanRecords(text.slice(0, SAMPLE_CHARACTERS), 0, delimiter)) {
      if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
      if (widths.length === SAMPLE_RECORDS) break;
    }
  } catch (error) {
    // The sample may end inside a quoted cell; whether the whole text does, reading it tells.
    if (!(error instanceof UnclosedQuote)) throw error;
  }
  return widths;
}
