import type { Hand, Header } from './hand';

/** Types another header over this one. */
export function rename(hand: Hand, header: Header, label: string): void {
  if (hand.column(header) === 0) return;
  hand.type(hand.headerRow(), header, label);
  hand.labels.set(header, label);
}

export function deleteColumn(hand: Hand, header: Header): void {
  // An error of this hand's would look to the run like one of Google's.
  if (hand.deletedColumns.has(header) || hand.column(header) === 0) return;
  hand.scene.workbook.deleteColumns(hand.scene.sheetId, hand.column(header), 1);
  hand.deletedColumns.add(header);
}
