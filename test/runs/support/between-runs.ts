import type { Edit } from './edits';
import type { Hand, Header } from './hand';
import { shown } from './scene';
import { deleteColumn, rename } from './sheet-work';

const OUTPUTS = ['eCore status', 'Email'] as const;
const NAMES = { 'eCore status': 'State', Email: 'Work email' } as const;

function moveToEdge(hand: Hand, header: Header): void {
  const { workbook, sheetId } = hand.scene;
  if (hand.column(header) > 0)
    workbook.moveColumns(sheetId, hand.column(header), 1, workbook.sheet(sheetId).lastColumn + 1);
}

/** From then on nothing tells the column to the hand either. */
function clearHeader(hand: Hand, header: Header): void {
  rename(hand, header, '');
  hand.labels.set(header, 'cleared');
}

type Output = (typeof OUTPUTS)[number];
const renameOutput = (hand: Hand, output: Output): void => rename(hand, output, NAMES[output]);

/** What somebody does to a sheet between two runs, while rows of the first one wait. */
export const BETWEEN_RUNS: readonly Edit[] = [
  { name: 'does nothing', apply: () => undefined },
  ...OUTPUTS.flatMap((output): Edit[] => [
    { name: `renames the column ${output}`, apply: (hand) => renameOutput(hand, output) },
    { name: `moves the column ${output}`, apply: (hand) => moveToEdge(hand, output) },
    {
      name: `renames the column ${output} and moves it`,
      apply(hand) {
        renameOutput(hand, output);
        moveToEdge(hand, output);
      },
    },
    { name: `clears the header of ${output}`, mayStop: true, apply: (hand) => clearHeader(hand, output) },
    { name: `deletes the column ${output}`, mayStop: true, apply: (hand) => deleteColumn(hand, output) },
  ]),
  { name: 'renames both outputs', apply: (hand) => OUTPUTS.forEach((output) => renameOutput(hand, output)) },
  {
    name: 'renames both outputs and moves them',
    apply: (hand) =>
      OUTPUTS.forEach((output) => {
        renameOutput(hand, output);
        moveToEdge(hand, output);
      }),
  },
  {
    name: 'clears both headers of outputs',
    mayStop: true,
    apply: (hand) => OUTPUTS.forEach((output) => clearHeader(hand, output)),
  },
  { name: 'deletes both outputs', mayStop: true, apply: (hand) => OUTPUTS.forEach((it) => deleteColumn(hand, it)) },
  { name: 'deletes an identifier', mayStop: true, apply: (hand) => deleteColumn(hand, 'Company') },
  {
    name: 'deletes an identifier and renames the column eCore status',
    mayStop: true,
    apply(hand) {
      deleteColumn(hand, 'Company');
      renameOutput(hand, 'eCore status');
    },
  },
  {
    name: 'gives the column eCore status the name of another one',
    mayStop: true,
    apply: (hand) => rename(hand, 'eCore status', 'Notes'),
  },
  {
    name: 'gives the column Email the name of another one',
    mayStop: true,
    apply: (hand) => rename(hand, 'Email', 'Website'),
  },
  {
    name: 'clears all statuses',
    mayStop: true,
    apply(hand) {
      if (hand.column('eCore status') > 0) for (const { row } of hand.people()) hand.type(row, 'eCore status', '');
    },
  },
  {
    name: 'deletes the first rows and renames the column eCore status',
    mayStop: true,
    apply(hand) {
      const lines = hand.people().slice(0, 5);
      for (const { id } of lines) hand.touch(id).deleted = true;
      hand.scene.workbook.deleteRows(hand.scene.sheetId, hand.headerRow() + 1, lines.length);
      renameOutput(hand, 'eCore status');
    },
  },
  { name: 'renames an identifier', apply: (hand) => rename(hand, 'Company', 'Firm') },
  {
    name: 'inserts columns at the left and renames the column eCore status',
    apply(hand) {
      hand.scene.workbook.insertColumns(hand.scene.sheetId, 2, 2);
      renameOutput(hand, 'eCore status');
    },
  },
  {
    name: 'inserts a column between the outputs',
    apply: (hand) => hand.scene.workbook.insertColumns(hand.scene.sheetId, hand.column('Email') || 2, 1),
  },
  {
    name: 'clears the header row',
    mayStop: true,
    apply: (hand) => hand.clearHeaders(),
  },
  { name: 'deletes the header row', mayStop: true, apply: (hand) => hand.deleteHeaders() },
  {
    name: 'inserts rows above the headers',
    apply: (hand) => hand.scene.workbook.insertRows(hand.scene.sheetId, 1, 3),
  },
  { name: 'renames the sheet', apply: (hand) => hand.scene.workbook.renameSheet(hand.scene.sheetId, 'Prospects') },
  {
    name: 'duplicates the sheet',
    apply(hand) {
      const { workbook } = hand.scene;
      const cells = shown(hand.scene) ?? [];
      const { id } = workbook.insertSheet('Copy of Contacts');
      workbook.change(
        id,
        { row: 1, column: 1, rows: cells.length, columns: cells[0]?.length ?? 1 },
        cells.map((row) => row.map((text) => ({ value: text === '' ? null : text }))),
      );
    },
  },
  {
    name: 'deletes the sheet',
    mayStop: true,
    apply({ scene }) {
      scene.workbook.insertSheet('Rest');
      scene.workbook.deleteSheet(scene.sheetId);
    },
  },
];
