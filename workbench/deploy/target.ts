/** A script project that this repository can put into a spreadsheet. */
export interface Target {
  /** The npm command that does it, for messages. */
  command: string;
  /** The script's title, which is also its menu's name. */
  title: string;
  /** Where clasp keeps which script project is meant: a path from the repository's top. */
  settings: string;
  /** The folder that is pushed, from the settings' folder. */
  content: string;
  /** A script file, as the project names it, and a text that stands in it in every version. */
  mark: { file: string; text: RegExp };
  /** Files that earlier versions pushed, beside those that are pushed now. */
  formerFiles: readonly string[];
  /** What to do in the spreadsheet once everything is pushed. */
  next: string;
}

export const ADD_ON: Target = {
  command: 'npm run deploy',
  title: 'eCore Email Enrichment',
  settings: '.clasp.json',
  content: 'dist',
  mark: { file: 'Code', text: /^function ECORE_EMAIL\(/m },
  formerFiles: ['SidebarApi.html'],
  next: 'Reload the spreadsheet and choose Extensions > eCore Email Enrichment > Open sidebar.',
};

export const CONFORMANCE: Target = {
  command: 'npm run conformance:push',
  title: 'Conformance',
  settings: 'workbench/conformance/.clasp.json',
  content: 'script',
  mark: { file: 'Main', text: /^var TABLE = 'Conformance';$/m },
  formerFiles: [],
  next: 'Reload the spreadsheet and choose Conformance > Run all rules; the table is in the sheet Conformance then.',
};
