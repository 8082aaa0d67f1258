/** What one row gets; `email` null leaves its email cell alone. */
export interface RowResult {
  row: number;
  email: string | null;
  status: string;
  /** True when the email cell shows nothing: writing nothing into it again changes nothing. */
  emailCellEmpty: boolean;
}

/** A result that a queued row can be given by what is known. */
export interface Result extends RowResult {
  /** Null for a row that is only written along: it stays as it was. */
  counter: 'found' | 'notFound' | 'unusable' | 'failed' | 'blocked' | null;
  /** Of a found email, the lookup that found it. */
  key: string | null;
  identity: string;
}

/** What is written into one row: texts by their columns. */
export interface RowWrite {
  row: number;
  cells: [column: number, text: string][];
  /** It puts something back, so it is tried again until it stands; what a run writes is simply still queued. */
  insist?: true;
  /** Columns of it in which it is to stay a text, whatever typing would make of it. */
  asText?: number[];
  /** Of what is put back: the row by all that tells it, and where it and its cells stood before. */
  origin?: { key: string; place: number; columns: number[] };
}
