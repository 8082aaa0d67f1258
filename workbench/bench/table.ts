/** A table of texts; the first column stands left, the others right. */
export interface Table {
  title: string;
  headers: string[];
  rows: string[][];
}

export const whole = (number: number): string => Math.round(number).toLocaleString('en');
export const decimals = (number: number, digits: number): string =>
  number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
export const seconds = (number: number): string => (number < 100 ? decimals(number, 1) : whole(number));
export const percent = (share: number): string => `${decimals(share * 100, 1)} %`;

/** For a terminal. */
export function toText({ title, headers, rows }: Table): string {
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [title, line(headers), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export function toMarkdown({ title, headers, rows }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    `**${title}**`,
    '',
    line(headers),
    line(headers.map((_, column) => (column === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}
