import { missing } from './host';

/** The options of `clear`: https://developers.google.com/apps-script/reference/spreadsheet/range#clearoptions */
export interface ClearOptions {
  commentsOnly?: boolean;
  contentsOnly?: boolean;
  formatOnly?: boolean;
  validationsOnly?: boolean;
  skipFilteredRows?: boolean;
}

/** What a `clear` takes away: contents and formats, where nothing is asked for in particular. */
export function cleared(options: ClearOptions = {}): {
  contents?: boolean;
  formats?: boolean;
  notes?: boolean;
  validations?: boolean;
} {
  const { commentsOnly, contentsOnly, formatOnly, validationsOnly, skipFilteredRows } = options;
  if (skipFilteredRows) throw missing('Clearing without filtered rows');
  if (!commentsOnly && !contentsOnly && !formatOnly && !validationsOnly) return { contents: true, formats: true };
  return {
    contents: contentsOnly ?? false,
    formats: formatOnly ?? false,
    notes: commentsOnly ?? false,
    validations: validationsOnly ?? false,
  };
}
