/** Rules that a script cannot ask by itself, and what the workbench does about them. */
export interface UnprobedRule {
  rule: string;
  /** D documented by Google, R reported by others, ? nobody tells. */
  confidence: 'D' | 'R' | '?';
  source: string;
  /** Why no script can see it. */
  why: string;
  workbench: string;
}

const guides = 'https://developers.google.com/apps-script/guides/';
const quotas = `${guides}services/quotas`;
const LIMITS = 'kept: test/workbench/apps-script/limits';

export const UNPROBED: readonly UnprobedRule[] = [
  {
    rule: 'A custom function is ended at 30 seconds, a simple trigger too',
    confidence: 'D',
    source: quotas,
    why: 'ends the script that asks',
    workbench: LIMITS,
  },
  {
    rule: 'Any other execution is ended at 6 minutes',
    confidence: 'D',
    source: quotas,
    why: 'ends the script that asks',
    workbench: LIMITS,
  },
  {
    rule: '30 executions of a user at once, 1,000 of a script',
    confidence: 'D',
    source: quotas,
    why: 'takes many executions',
    workbench: LIMITS,
  },
  {
    rule: 'Too many executions in a second are refused',
    confidence: '?',
    source: 'the words are documented, the number is not',
    why: 'takes many executions',
    workbench: 'not modelled',
  },
  {
    rule: '20,000 requests a day (100,000 with Workspace)',
    confidence: 'D',
    source: quotas,
    why: "uses up the day's allowance",
    workbench: LIMITS,
  },
  {
    rule: '50,000 reads and writes of properties a day (500,000)',
    confidence: 'D',
    source: quotas,
    why: "uses up the day's allowance",
    workbench: LIMITS,
  },
  {
    rule: '90 minutes of triggers a day (6 hours)',
    confidence: 'D',
    source: quotas,
    why: "uses up the day's allowance",
    workbench: LIMITS,
  },
  {
    rule: 'An answer and a post of 50 MB at most, 100 headers of 8 KB',
    confidence: 'D',
    source: quotas,
    why: 'needs a service that takes and gives that much',
    workbench: LIMITS,
  },
  {
    rule: 'A formula that is handed NOW() or RAND() shows Loading... for ever',
    confidence: 'D',
    source: `${guides}sheets/functions#arguments`,
    why: 'never ends',
    workbench: 'not modelled: the formula gets an error (memory) or a value (Univer)',
  },
  {
    rule: 'Hovering over an error shows what was thrown, and the line',
    confidence: 'D',
    source: `${guides}sheets/functions#return_values`,
    why: 'no service reads it',
    workbench: 'kept: test/workbench/apps-script/live/run-live.test.ts',
  },
  {
    rule: 'A project that does not load: no function of it is known',
    confidence: 'R',
    source: 'one log',
    why: 'the script would not load',
    workbench: 'the error says why it did not load',
  },
  {
    rule: 'Functions and arrows in constants are entry points: onOpen, onEdit, menu items, custom functions',
    confidence: 'D',
    source: `${guides}v8-runtime#improved_function_detection`,
    why: 'needs another project',
    workbench: 'kept: test/workbench/apps-script/simulated/functions.test.ts',
  },
  {
    rule: 'A menu item may name a private function, a page may not',
    confidence: 'D',
    source: `${guides}html/communication#private_functions`,
    why: 'needs somebody who clicks',
    workbench: 'kept: test/workbench/apps-script/simulated/functions.test.ts',
  },
  {
    rule: 'A form with a blob among its values is sent as multipart/form-data',
    confidence: 'D',
    source: 'https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app#advanced-parameters',
    why: 'needs a service that tells',
    workbench: 'kept: test/workbench/apps-script/host/fetch.test.ts',
  },
  {
    rule: "Editors cannot set or delete the owner's user properties in a custom function",
    confidence: 'D',
    source: `${guides}sheets/functions#using_services`,
    why: 'needs a second person',
    workbench: 'kept: test/workbench/apps-script/host/stores.test.ts',
  },
  {
    rule: 'Private #fields and static fields do not load',
    confidence: 'D',
    source: `${guides}v8-runtime`,
    why: 'the script would not load',
    workbench: 'kept: test/workbench/apps-script/project.test.ts',
  },
  {
    rule: 'A second top-level const of the same name does not load',
    confidence: 'D',
    source: `${guides}v8-runtime`,
    why: 'the script would not load',
    workbench: 'kept: test/workbench/apps-script/project.test.ts',
  },
  {
    rule: 'Only addresses that urlFetchWhitelist names are fetched',
    confidence: 'D',
    source: `${guides.replace('guides/', '')}manifest/allowlist-url`,
    why: 'needs another manifest',
    workbench: 'kept, in words of its own: test/workbench/apps-script/host/fetch.test.ts',
  },
  {
    rule: 'A scope that the manifest does not name is refused',
    confidence: 'R',
    source: 'many logs',
    why: 'needs another manifest',
    workbench: 'kept: test/workbench/apps-script/host/permissions.test.ts',
  },
  {
    rule: 'A protected cell refuses whoever is not among its editors',
    confidence: 'R',
    source: 'many logs',
    why: 'needs a second person',
    workbench: 'kept: test/workbench/apps-script/host/people.test.ts',
  },
  {
    rule: "A person's user properties are nobody else's",
    confidence: 'D',
    source: 'https://developers.google.com/apps-script/reference/properties/properties-service#getUserProperties()',
    why: 'needs a second person',
    workbench: 'kept: test/workbench/apps-script/host/people.test.ts',
  },
  {
    rule: 'Clock triggers fire, not before their time',
    confidence: 'D',
    source: 'https://developers.google.com/apps-script/reference/script/clock-trigger-builder',
    why: 'outlasts the script that asks',
    workbench: 'kept: test/workbench/apps-script/host/triggers.test.ts',
  },
  {
    rule: 'In an add-on: one trigger of a kind for a user and document, the clock at most once an hour',
    confidence: 'D',
    source: 'https://developers.google.com/workspace/add-ons/concepts/editor-triggers',
    why: 'needs a published add-on',
    workbench: 'kept, if it is told to be one: test/workbench/apps-script/host/triggers.test.ts',
  },
  {
    rule: 'A page has ten calls at work at once, the next one waits',
    confidence: 'D',
    source: `${guides}html/communication`,
    why: 'no service counts them',
    workbench: 'kept: test/workbench/page/script-run.test.ts',
  },
  {
    rule: 'A lost connection is told as NetworkError, and the server may have done its work',
    confidence: 'R',
    source: 'many logs',
    why: 'needs a broken network',
    workbench: 'kept: test/workbench/page/script-run.test.ts',
  },
  {
    rule: 'A sidebar is 300 pixels wide, and there is one',
    confidence: 'D',
    source: `${guides}dialogs`,
    why: 'needs a browser',
    workbench: 'kept',
  },
  {
    rule: 'Locks do not survive an alert',
    confidence: 'D',
    source: 'https://developers.google.com/apps-script/reference/base/ui',
    why: 'needs somebody to answer it',
    workbench: 'kept: test/workbench/apps-script/host/people.test.ts',
  },
  {
    rule: 'Services fail for a moment',
    confidence: 'R',
    source: 'https://github.com/tanaikech/DocsServiceApp/issues/2',
    why: 'cannot be brought about',
    workbench: 'by rule or by seed: test/workbench/apps-script/host/faults.test.ts',
  },
  {
    rule: 'Letters beyond ASCII in inline scripts arrive garbled',
    confidence: 'R',
    source: 'many logs',
    why: 'which ones, and how, is not known',
    workbench: 'not modelled: they arrive as they are',
  },
  {
    rule: 'Requests say Google-Apps-Script as their user agent',
    confidence: 'R',
    source: 'many logs',
    why: 'needs a service that tells',
    workbench: 'kept: test/workbench/apps-script/host/fetch.test.ts',
  },
  {
    rule: 'Malformed HTML is refused',
    confidence: 'R',
    source: 'many logs',
    why: 'what counts as malformed is not known',
    workbench: 'not modelled: everything is taken',
  },
  {
    rule: 'Whose getUserCache() a custom function sees',
    confidence: '?',
    source: 'nobody tells',
    why: 'needs a second person',
    workbench: "the owner's, as with properties",
  },
  {
    rule: 'How many requests of a fetchAll are out at once',
    confidence: '?',
    source: 'nobody tells',
    why: 'needs a service that counts them',
    workbench: 'all of them',
  },
  {
    rule: 'Formulas are written with the separators of the spreadsheet’s locale',
    confidence: 'R',
    source: 'many answers in forums',
    why: 'needs a spreadsheet of another locale',
    workbench:
      'on the page formulas are typed with commas (or semicolons) and points in every locale; kept for what scripts write: test/workbench/workbook/locales.test.ts',
  },
  {
    rule: 'All other formulas of Sheets are calculated',
    confidence: 'D',
    source: 'https://support.google.com/docs/table/25273',
    why: 'needs all functions of Sheets',
    workbench:
      'Univer calculates what it knows; in memory a formula that is more than one call is an error that says so, and is kept among what is missing: test/workbench/apps-script/sheets/formulas-in-cells.test.ts',
  },
];
