/** What the page shows: a step of the way to emails, or a page beside it. */
export type Step =
  | 'opening'
  | 'connect'
  | 'columns'
  | 'rows'
  | 'check'
  | 'running'
  | 'done'
  | 'settings'
  | 'runs'
  | 'formulas';
