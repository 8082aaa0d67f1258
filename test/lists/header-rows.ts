import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a header stands for: see the head of `header-rows.txt`. */
export type Mark = 'f' | 'l' | 'n' | 'r' | 'i' | 's' | 'u' | 'c' | 'w' | 'e' | 't';

export interface LabelledColumn {
  header: string;
  mark: Mark | null;
  /** Taken or not, both are right. */
  isOptional: boolean;
}

export interface LabelledRow {
  source: string;
  isDocumented: boolean;
  columns: LabelledColumn[];
}

const LINE = /^([^|]*?): (.*\|.*)$/;
const MARKED = /^(.*?) ?=([flnrisucwet])(\??)$/;

/** The labelled rows of headers, in the order of the file. */
export function readHeaderRows(): LabelledRow[] {
  const rows: LabelledRow[] = [];
  let isDocumented = false;
  for (const line of readFileSync(join(__dirname, 'header-rows.txt'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) isDocumented = line === '## documented';
    const match = line.startsWith('#') ? null : LINE.exec(line);
    if (match)
      rows.push({ source: match[1] ?? '', isDocumented, columns: (match[2] ?? '').split(' | ').map(readColumn) });
  }
  return rows;
}

function readColumn(text: string): LabelledColumn {
  const marked = MARKED.exec(text.trim());
  if (!marked) return { header: text.trim(), mark: null, isOptional: false };
  return { header: (marked[1] ?? '').trim(), mark: marked[2] as Mark, isOptional: marked[3] === '?' };
}
