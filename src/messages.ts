import type { Problem, ProblemCode } from './problem';

/** Every sentence a user reads when something stands in the way. Each says what to do; none holds a URL, token or stack. */
export const SENTENCES: { [code in ProblemCode]: string } = {
  'no-token': 'Connect your eCore token first.',
  'bad-token':
    'eCore does not accept this token. Copy it again from the eCore dashboard (Settings > API Tokens) and replace it in the sidebar.',
  'no-credits': 'Your eCore wallet has too few credits. Top it up in the eCore dashboard, then resume.',
  'daily-cap': "You've reached this token's daily limit at eCore. Resume tomorrow, or connect a live token.",
  'credit-cap': "You've reached the credit limit that you set for this run. Raise it and resume.",
  'agreed-credits': 'The run has reached the credits that you agreed to. Agree to more and resume.',
  network: "Couldn't reach eCore. Wait a few minutes, then resume.",
  'ecore-failing': "eCore isn't responding: ten lookups in a row failed. Wait a few minutes, then resume.",
  'nothing-selected': 'No rows are selected. Select the rows to enrich, or choose All rows.',
  'header-only': 'Only the header row is selected. Select the rows below it, or choose All rows.',
  'empty-sheet': 'This sheet has no rows to enrich. Add your contacts, or open the sheet that has them.',
  'other-sheet': 'Another sheet is in view than the one whose columns were chosen.',
  'no-columns': 'Choose the columns that identify people: a LinkedIn URL, an email, or a name with a company.',
  'nothing-to-do': 'Nothing to enrich in these rows. Choose others, or use Re-run selected rows.',
  protected:
    'The columns for the results are protected. Ask the owner of the file for permission to edit them, or choose other columns.',
  'column-gone':
    'A column this run uses was deleted, or renamed and moved. Undo that and resume, or discard the run and choose the columns again.',
  'sheet-gone': 'The sheet of this run was deleted. Undo the deletion and resume, or discard the run.',
  'sheet-changed': 'The sheet changed after the check. Check again.',
  'not-permitted':
    'Google does not let this add-on send requests to eCore. Open the sidebar again from the menu and allow the access it asks for. If an organization manages your account, ask its administrator to allow requests to eCore.',
  'rows-left': 'An earlier run left rows of this sheet queued. Check again, then include them or discard them.',
  'formula-ceiling':
    'Formulas have spent what this document allows a day. Raise the limit in Settings, or wait until tomorrow.',
  'google-quota': "Google's daily limit for requests is used up for your account. Resume in 24 hours; nothing is lost.",
  busy: 'This document is already being enriched. Wait until that is done, or take over if it stops responding.',
  'taken-over': 'This run was taken over in another window. Continue there.',
  'no-run': 'There is no run to resume. Start a new one.',
  'bad-request': 'Something went wrong in the sidebar. Close it and open it again.',
};

/** The header row was sorted along with the rows below it. */
export const HEADERS_AMONG_ROWS =
  'The header row was sorted along with the rows. Move it back above them (undo helps) and resume.';

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
  return `Your eCore wallet has too few credits (${needed}${balance} left). Top it up in the eCore dashboard, then resume.`;
}

/** @param seconds until eCore takes requests again */
export function dailyCapSentence(seconds: number | null): string {
  if (seconds === null || seconds < 60) return SENTENCES['daily-cap'];
  const wait = seconds < 5_400 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3_600)} hours`;
  return `eCore isn't accepting requests from this token right now. Resume in ${wait}, or connect a live token.`;
}

export function tooManyLeftSentence(): string {
  return 'Runs on several other sheets still have rows queued. Resume or discard one of them first.';
}

export function interruptedSentence(): string {
  return 'The run was interrupted. Resume to continue with the remaining rows.';
}

/** The user's own limit, which answers that may have been charged count against. */
export function creditCapSentence(limit: number, spent: number, lost: number): string {
  if (lost === 0) return sentence('credit-cap');
  return `${maybeCharged(spent, lost)} Together that reaches the limit of ${credits(limit)} that you set for this run. Raise it and resume.`;
}

/** @param agreed what was agreed for the whole run */
export function agreedCreditsSentence(agreed: number, spent: number, lost: number): string {
  if (lost > 0) {
    return `${maybeCharged(spent, lost)} Together that reaches the ${credits(agreed)} that you agreed to. The remaining rows stay queued. Agree to more credits and resume.`;
  }
  return `The run has reached the ${credits(agreed)} that you agreed to, because the list changed after the check. The remaining rows stay queued. Agree to more credits and resume.`;
}

function maybeCharged(spent: number, lost: number): string {
  const requests = lost === 1 ? 'one request' : `${lost} requests`;
  const known =
    spent === 0 ? 'No credit is known to be spent' : `${credits(spent)} ${spent === 1 ? 'is' : 'are'} spent`;
  return `${known}, and the answers to ${requests} got lost or could not be read. eCore may have charged for ${lost === 1 ? 'it' : 'them'}.`;
}

function credits(number: number): string {
  return number === 1 ? '1 credit' : `${number} credits`;
}

export function documentBusy(): Problem {
  return problem('busy', 'The document is busy. Try again in a moment.');
}

export function googleBusySentence(): string {
  return 'Google is holding back the requests of your account for now. Wait a few minutes, then resume; nothing is lost.';
}

/** What the corner of the window says when a run has ended. @param why it stopped, or empty */
export function endedSentence(found: number, spent: number, why: string): string {
  const emails = found === 1 ? '1 email' : `${found} emails`;
  const credits = spent === 1 ? '1 credit' : `${spent} credits`;
  return why === '' ? `Done: ${emails} found, ${credits} spent.` : `${why} So far ${emails} found, ${credits} spent.`;
}
