import type { FormulasPage, LastRun, RowKind, RowList, Settings, UndoCheck } from '../../src/contract-around';
import type { Step } from '../state/step';

/** What the pages around a run show, as the server told it last. */
export interface Around {
  runs: LastRun[] | null;
  undo: UndoCheck | null;
  formulas: FormulasPage | null;
  settings: Settings | null;
  /** The rows behind a count, as many as were asked for. */
  list: RowList | null;
  /** Where *Back* leads. */
  back: Step;
}

export const NOTHING_AROUND: Around = {
  runs: null,
  undo: null,
  formulas: null,
  settings: null,
  list: null,
  back: 'rows',
};

/** Pages that are no step of the way to emails. */
export const AROUND_STEPS = ['settings', 'runs', 'formulas'] as const satisfies Step[];

export function isAround(step: Step): boolean {
  return (AROUND_STEPS as readonly Step[]).includes(step);
}

/** Something was told; `to` is the page that shows it, `note` what went well. */
export interface AroundEvent {
  kind: 'around';
  patch: Partial<Around>;
  to?: Step;
  note?: string;
}

/** The list with the rows that come behind those it has. */
export function addRows(list: RowList | null, more: RowList): RowList {
  return list?.kind === more.kind ? { ...more, rows: [...list.rows, ...more.rows] } : more;
}

export const KIND_NAMES: { [kind in RowKind]: string } = {
  found: 'Found',
  'not-found': 'Not found',
  unusable: 'Missing or invalid data',
  failed: 'Failed',
  'not-written': 'Not written',
};
