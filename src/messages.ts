import type { Problem, ProblemCode } from './contract';

/** Every sentence a user reads when something stands in the way. Each says what to do; none holds a URL, token or stack. */
const SENTENCES: { [code in ProblemCode]: string } = {
  'no-token':
    'No eCore token is saved yet: open the sidebar (Extensions > eCore Email Enrichment > Open sidebar) and connect one.',
  'bad-token':
    'eCore does not accept the token: copy it again from the eCore dashboard (Settings > API Tokens) and replace it in the sidebar.',
  'no-credits': 'The eCore wallet has too few credits: top it up in the eCore dashboard, then resume.',
  'daily-cap': "The token's daily limit at eCore is reached: resume tomorrow, or connect a live token.",
  'credit-cap': 'The credit limit you set for this run is reached: resume with a higher limit to go on.',
  'agreed-credits':
    'The run has reached the credits that you agreed to. The remaining rows stay queued; resume with more credits to continue.',
  network: 'eCore could not be reached: check again in a few minutes, then resume.',
  'ecore-failing': 'eCore is failing at the moment (ten lookups in a row): wait a few minutes, then resume.',
  'nothing-selected': 'Nothing is selected: select the rows to enrich, or choose All rows.',
  'header-only': 'Only the header row is selected: select the rows below it.',
  'other-sheet': 'Another sheet is in view than the one whose columns were chosen.',
  'no-columns':
    'No column tells who the people are: choose at least a LinkedIn URL, an email, or a name with a company.',
  'nothing-to-do': 'No row needs enriching here: choose other rows, or re-run settled rows from the menu.',
  protected:
    'The output columns are protected: ask the owner of the file for permission to edit them, or choose other columns.',
  'column-gone':
    'A column of this run is gone: bring it back (undo helps) and resume, or discard the run and choose the columns again.',
  'sheet-gone': 'The sheet of this run was deleted: bring it back (undo helps) and resume, or discard the run.',
  'sheet-changed': 'The sheet has changed since the check and the run would cost more now: check again.',
  'rows-left': 'An earlier run left rows of this sheet queued. Include them or discard them first.',
  'google-quota': "Google's daily limit for requests is used up for your account: resume in 24 hours; nothing is lost.",
  busy: 'Another run is going on in this document: wait until it is done, or take it over once it is silent.',
  'taken-over': 'This run was taken over in another window: go on there.',
  'no-run': 'There is no run to go on with: start a new one.',
  'bad-request': 'The sidebar sent something this version does not understand: close it and open it again.',
};

export function problem(code: ProblemCode, message = SENTENCES[code]): Problem {
  return { code, message };
}

export function sentence(code: ProblemCode): string {
  return SENTENCES[code];
}

/** With the figures eCore gave, when it gave them. */
export function noCreditsSentence(required: number | null, balance: number | null): string {
  if (balance === null) return SENTENCES['no-credits'];
  const needed = required === null ? '' : `${required} needed, `;
  return `The eCore wallet has too few credits (${needed}${balance} left): top it up in the eCore dashboard, then resume.`;
}

/** @param seconds until eCore takes requests again */
export function dailyCapSentence(seconds: number | null): string {
  if (seconds === null || seconds < 60) return SENTENCES['daily-cap'];
  const wait = seconds < 5_400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3_600)} hours`;
  return `eCore takes no more requests of this token for now: resume in ${wait}, or connect a live token.`;
}
