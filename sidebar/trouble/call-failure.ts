import type { Trouble } from './trouble';

const LONGEST_MESSAGE = 200;

const NETWORK: Trouble = {
  code: 'network',
  message: 'Google could not be reached. Check your internet connection, then try again.',
};

/** A browser signed in to two Google accounts: https://follishitechsolutions.com/theappsscriptlab/?p=57 */
const TWO_ACCOUNTS: Trouble = {
  code: 'two-accounts',
  message:
    'Google refused this page, most likely because this browser is signed in to more than one Google account. Sign out of the ' +
    'others, or open the sheet in a browser profile of its own, then open the sidebar again.',
};

const QUOTA: Trouble = {
  code: 'google-quota',
  message: 'Google has paused this script because it was called too often. Wait a few minutes, then try again.',
};

const UNAUTHORIZED: Trouble = {
  code: 'unexpected',
  message:
    'Google no longer lets this add-on work in the sheet. Close the sidebar, open it again from the menu, and allow the access it asks for.',
};

/** The server took longer than any Apps Script execution may: https://developers.google.com/apps-script/guides/services/quotas */
export const UNANSWERED: Trouble = {
  code: 'network',
  message: 'Google has not answered for several minutes. Check your internet connection, then try again.',
};

/** The server's answer was not one of ours: a success handler gets null for an answer that could not travel. */
export const UNREADABLE: Trouble = {
  code: 'unexpected',
  message:
    'The answer could not be read. Try again; if that does not help, close the sidebar and open it again from the menu.',
};

/**
 * What to tell the user when a call through `google.script.run` failed. Google words its own errors in the user's language, so
 * whatever is not recognised is shown, cut to its first line and without addresses.
 */
export function describeCallFailure(failure: unknown): Trouble {
  const text = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  if (/NetworkError|Connection failure|HTTP 0\b/i.test(text)) return NETWORK;
  if (/PERMISSION_DENIED/.test(text)) return TWO_ACCOUNTS;
  if (/too many times|too many scripts running|too much computer time/i.test(text)) return QUOTA;
  if (/Authorization is required|do not have permission to call|permissions are not sufficient/i.test(text))
    return UNAUTHORIZED;
  const reason = firstLine(text);
  return {
    code: 'unexpected',
    message: reason
      ? `Something unexpected happened: ${reason} Try again; nothing that was found is lost.`
      : UNREADABLE.message,
  };
}

/** `ScriptError: Error: Sheet is gone.\n    at step (Code:12:3)` → `Sheet is gone.` */
function firstLine(text: string): string {
  const line = text
    .split(/\n|\s+at \S+ \(/)[0]!
    .replace(/^((Script|Type|Range|Reference|Syntax)?Error|Exception|Uncaught|Error):\s*/i, '')
    .replace(/^((Script|Type|Range|Reference|Syntax)?Error|Exception|Uncaught|Error):\s*/i, '')
    .replace(/\(line \d+[^)]*\)/g, '')
    .replace(/\b[a-z]+:\/\/\S+/gi, '\u2026')
    .trim();
  if (!line) return '';
  const short = line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}\u2026` : line;
  return /[.!?\u2026]$/.test(short) ? short : `${short}.`;
}
