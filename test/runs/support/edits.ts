import { deleteColumn, rename } from './sheet-work';
import type { Hand } from './hand';

/** Something a person does to the sheet while a run goes on. */
export interface Edit {
  name: string;
  apply(hand: Hand): void;
  /** True where a run may have to stop, and say why. */
  mayStop?: true;
}

const width = ({ scene }: Hand): number => scene.workbook.sheet(scene.sheetId).lastColumn;

const insertColumn = (hand: Hand, before: number): void =>
  hand.scene.workbook.insertColumns(hand.scene.sheetId, before, 1);

export const EDITS: readonly Edit[] = [
  {
    name: 'sorts the sheet',
    apply(hand) {
      const { workbook, sheetId } = hand.scene;
      const first = hand.headerRow() + 1;
      const area = { row: first, column: 1, rows: workbook.sheet(sheetId).lastRow - first + 1, columns: width(hand) };
      workbook.sort(sheetId, area, [
        {
          column: hand.column(hand.pick(['Last name', 'LinkedIn', 'eCore status', 'Email'])),
          ascending: hand.random() < 0.5,
        },
      ]);
    },
  },
  {
    name: 'inserts rows among the people',
    apply: (hand) =>
      hand.scene.workbook.insertRows(hand.scene.sheetId, hand.pick(hand.people()).row, 1 + hand.below(3)),
  },
  {
    name: 'inserts rows above the headers',
    apply: (hand) => hand.scene.workbook.insertRows(hand.scene.sheetId, 1, 1 + hand.below(3)),
  },
  {
    name: 'deletes rows',
    apply(hand) {
      const first = hand.below(hand.people().length);
      const gone = hand.people().slice(first, first + 1 + hand.below(Math.min(5, hand.people().length - 1)));
      for (const { id } of gone) hand.touch(id).deleted = true;
      for (const { row } of gone.reverse()) hand.scene.workbook.deleteRows(hand.scene.sheetId, row, 1);
    },
  },
  { name: 'inserts a column at the left', apply: (hand) => insertColumn(hand, 2) },
  { name: 'inserts a column between the outputs', apply: (hand) => insertColumn(hand, hand.column('Email')) },
  {
    name: 'moves a column of the run',
    apply: (hand) =>
      hand.scene.workbook.moveColumns(hand.scene.sheetId, hand.column('LinkedIn'), 1, hand.column('First name')),
  },
  {
    name: 'moves both output columns to the right edge',
    apply: (hand) =>
      (['eCore status', 'Email'] as const).forEach((header) =>
        hand.scene.workbook.moveColumns(hand.scene.sheetId, hand.column(header), 1, width(hand) + 1),
      ),
  },
  { name: 'deletes a column at the left', apply: (hand) => deleteColumn(hand, 'Owner') },
  { name: 'deletes a column at the right', apply: (hand) => deleteColumn(hand, 'Notes') },
  {
    name: 'deletes an identifier column',
    mayStop: true,
    apply: (hand) => deleteColumn(hand, hand.pick(['First name', 'Company', 'Website', 'LinkedIn'])),
  },
  {
    name: 'deletes an output column',
    mayStop: true,
    apply: (hand) => deleteColumn(hand, hand.pick(['eCore status', 'Email'])),
  },
  { name: 'deletes the header row', mayStop: true, apply: (hand) => hand.deleteHeaders() },
  { name: 'renames an identifier column', apply: (hand) => rename(hand, 'Company', 'Firm') },
  {
    name: 'renames an output column',
    apply: (hand) =>
      hand.random() < 0.5 ? rename(hand, 'Email', 'Work email') : rename(hand, 'eCore status', 'State'),
  },
  { name: 'renames a column of no concern', apply: (hand) => rename(hand, 'Owner', 'Account') },
  { name: 'renames the sheet', apply: (hand) => hand.scene.workbook.renameSheet(hand.scene.sheetId, 'Prospects') },
  {
    name: 'hides rows',
    apply: (hand) => hand.scene.workbook.hideRows(hand.scene.sheetId, hand.pick(hand.people()).row, 3),
  },
  {
    name: 'filters rows',
    apply(hand) {
      const { workbook, sheetId } = hand.scene;
      const area = {
        row: hand.headerRow(),
        column: 1,
        rows: workbook.sheet(sheetId).lastRow - hand.headerRow() + 1,
        columns: width(hand),
      };
      workbook.setFilter(sheetId, { area, hiddenValues: { [hand.column('eCore status')]: ['Queued'] } });
    },
  },
  {
    name: 'makes a row about somebody else',
    apply(hand) {
      const line = hand.pick(hand.people());
      hand.changeTo(line, hand.pick(hand.people()).id);
    },
  },
  {
    name: 'clears a status',
    apply(hand) {
      const line = hand.pick(hand.people());
      hand.touch(line.id).clearedStatus = true;
      hand.type(line.row, 'eCore status', '');
    },
  },
  {
    name: 'types an email',
    apply(hand) {
      const line = hand.pick(hand.people());
      hand.touch(line.id).typed = `${line.id}@typed.example`;
      hand.type(line.row, 'Email', `${line.id}@typed.example`);
    },
  },
  { name: 'deletes the sheet', mayStop: true, apply: (hand) => hand.scene.workbook.deleteSheet(hand.scene.sheetId) },
];
