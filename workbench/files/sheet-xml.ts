/**
 * Changes single cells in the XML of a worksheet (SpreadsheetML, ECMA-376 part 1 §18.3) and leaves every other character
 * as it was: a round trip through a library's model would lose what the model does not know.
 */
import type { StoredValue } from '../workbook/workbook';
import { columnLetters, columnNumber } from '../workbook/a1';
import { unshareFormulas } from './shared-formulas';
import { attribute, escapeXml } from './xlsx-package';

export interface NewCell {
  value: StoredValue;
  /** With its `=`. */
  formula?: string;
  /** The position of the cell's new style, given that of its own; without it the cell keeps its own. */
  restyle?: (ownStyle: number) => number;
}

/** Rows of a sheet to the cells to write: row → column → cell, both from 1. */
export type NewCells = Map<number, Map<number, NewCell>>;

/** @returns the sheet's XML with the cells written, and whether a formula was written or taken away */
export function patchSheet(xml: string, cells: NewCells): { xml: string; formulasChanged: boolean } {
  const unshared = unshareFormulas(xml, (row, column) => cells.get(row)?.has(column) ?? false);
  if (unshared !== null) return { xml: patchSheet(unshared, cells).xml, formulasChanged: true };
  const opening = /<((?:\w+:)?)sheetData\s*(\/?)>/.exec(xml);
  if (!opening) throw new Error('The worksheet has no sheetData.');
  const prefix = opening[1] ?? '';
  const contentStart = opening.index + opening[0].length;
  const closing = `</${prefix}sheetData>`;
  const contentEnd = opening[2] ? contentStart : xml.indexOf(closing, contentStart);
  const patch = new SheetPatch(prefix);
  const content = patch.rows(xml.slice(contentStart, contentEnd), cells);
  const head = withDimension(xml.slice(0, opening.index), cells);
  const tail = opening[2] ? xml.slice(contentEnd) : xml.slice(contentEnd + closing.length);
  return { xml: `${head}<${prefix}sheetData>${content}${closing}${tail}`, formulasChanged: patch.formulasChanged };
}

class SheetPatch {
  formulasChanged = false;

  constructor(private readonly prefix: string) {}

  rows(content: string, cells: NewCells): string {
    const pending = [...cells].sort(([one], [other]) => one - other);
    const parts: string[] = [];
    let copied = 0;
    let next = 0;
    let number = 0;
    for (const { start, end, tag, inner } of elements(content, `${this.prefix}row`)) {
      number = Number(attribute(tag, 'r') ?? number + 1);
      for (; next < pending.length && pending[next]![0] < number; next++) {
        parts.push(content.slice(copied, start), this.newRow(...pending[next]!));
        copied = start;
      }
      if (next >= pending.length) break;
      if (pending[next]![0] !== number) continue;
      parts.push(content.slice(copied, start), this.row(number, tag, inner, pending[next]![1]));
      copied = end;
      next += 1;
    }
    parts.push(content.slice(copied));
    for (; next < pending.length; next++) parts.push(this.newRow(...pending[next]!));
    return parts.join('');
  }

  private newRow(row: number, cells: Map<number, NewCell>): string {
    return this.row(row, `<${this.prefix}row r="${row}">`, '', cells);
  }

  private row(row: number, tag: string, inner: string, cells: Map<number, NewCell>): string {
    const pending = [...cells].sort(([one], [other]) => one - other);
    const rowStyle = attribute(tag, 'customFormat') === '1' ? attribute(tag, 's') : undefined;
    const parts: string[] = [];
    let copied = 0;
    let next = 0;
    let column = 0;
    const write = (at: number, cell: NewCell, style: string | undefined): void =>
      void parts.push(this.cell(row, at, cell, style));
    for (const { start, end, tag: cellTag, inner: cellInner } of elements(inner, `${this.prefix}c`)) {
      column = columnOf(attribute(cellTag, 'r')) ?? column + 1;
      for (; next < pending.length && pending[next]![0] < column; next++) {
        parts.push(inner.slice(copied, start));
        write(pending[next]![0], pending[next]![1], rowStyle);
        copied = start;
      }
      if (next >= pending.length || pending[next]![0] !== column) continue;
      parts.push(inner.slice(copied, start));
      if (cellInner.includes(`<${this.prefix}f`)) this.formulasChanged = true;
      write(column, pending[next]![1], attribute(cellTag, 's'));
      copied = end;
      next += 1;
    }
    parts.push(inner.slice(copied));
    for (; next < pending.length; next++) write(pending[next]![0], pending[next]![1], rowStyle);
    // `spans` tells which columns a row uses; it may be left out, but not be wrong.
    const open = tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '').replace(/\s*\/?>$/, '>');
    return `${open}${parts.join('')}</${this.prefix}row>`;
  }

  private cell(
    row: number,
    column: number,
    { value, formula, restyle }: NewCell,
    ownStyle: string | undefined,
  ): string {
    const p = this.prefix;
    const s = restyle ? restyle(Number(ownStyle ?? 0)) : ownStyle;
    const open = `<${p}c r="${columnLetters(column)}${row}"${s === undefined ? '' : ` s="${s}"`}`;
    if (formula) this.formulasChanged = true;
    const f = formula ? `<${p}f>${escapeXml(formula.replace(/^=/, ''))}</${p}f>` : '';
    if (value === null) return f ? `${open}>${f}</${p}c>` : `${open}/>`;
    if (typeof value === 'number') return `${open}>${f}<${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'boolean') return `${open} t="b">${f}<${p}v>${value ? 1 : 0}</${p}v></${p}c>`;
    if (typeof value === 'object') return `${open} t="e">${f}<${p}v>${escapeXml(value.error)}</${p}v></${p}c>`;
    if (f) return `${open} t="str">${f}<${p}v>${cellText(value)}</${p}v></${p}c>`;
    return `${open} t="inlineStr"><${p}is><${p}t xml:space="preserve">${cellText(value)}</${p}t></${p}is></${p}c>`;
  }
}

/** The elements of a name directly in a text that nests none of them. */
function* elements(text: string, name: string): Generator<{ start: number; end: number; tag: string; inner: string }> {
  const opening = new RegExp(`<${name}(?=[\\s/>])[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>`, 'g');
  const closing = `</${name}>`;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [tag] = match;
    const innerStart = opening.lastIndex;
    const innerEnd = tag.endsWith('/>') ? innerStart : text.indexOf(closing, innerStart);
    const end = tag.endsWith('/>') ? innerEnd : innerEnd + closing.length;
    yield { start: match.index, end, tag, inner: text.slice(innerStart, innerEnd) };
    opening.lastIndex = end;
  }
}

/** Control characters as `_x0001_` (ECMA-376 part 1 §22.9.2.19); half a surrogate pair cannot be written at all. */
function cellText(text: string): string {
  const safe = text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    // eslint-disable-next-line no-control-regex
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escapeXml(safe);
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  return letters === undefined ? undefined : columnNumber(letters);
}

/** Widens the area that the sheet says it uses, where it says so. */
function withDimension(head: string, cells: NewCells): string {
  return head.replace(
    /(<(?:\w+:)?dimension\s+ref=")([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"/,
    (_, start: string, left: string, ...others: string[]) => {
      const [top = '', right = left, bottom = top] = others;
      let [width, height] = [columnOf(right) ?? 1, Number(bottom)];
      for (const [row, columns] of cells) {
        height = Math.max(height, row);
        width = Math.max(width, ...columns.keys());
      }
      return `${start}${left}${top}:${columnLetters(width)}${height}"`;
    },
  );
}
