import type { Trouble } from './trouble';

/** One kind of error that Google throws, told by what stays the same in every language. */
interface Kind {
  marks: RegExp;
  trouble: Trouble;
}

/**
 * Google words its errors in the user's language: what is told apart here is told by the names of services and
 * functions, by figures and addresses in them, and in English by the words. The first that matches counts. The texts:
 * https://developers.google.com/apps-script/guides/services/quotas and
 * https://developers.google.com/apps-script/guides/services/troubleshooting
 */
export const KINDS: readonly Kind[] = [
  {
    marks: /NetworkError|Connection failure|\bHTTP 0\b/i,
    trouble: {
      code: 'network',
      message: 'Google could not be reached. Check your internet connection, then try again.',
    },
  },
  {
    // A browser signed in to two Google accounts: https://follishitechsolutions.com/theappsscriptlab/?p=57
    marks: /PERMISSION_DENIED/,
    trouble: {
      code: 'two-accounts',
      message:
        'Google refused this page, most likely because this browser is signed in to more than one Google account. Sign out of the ' +
        'others, or open the sheet in a browser profile of its own. Then open the sidebar again.',
    },
  },
  {
    marks:
      /googleapis\.com\/auth\/|Authorization is required|do not have permission to call|permissions are not sufficient/i,
    trouble: {
      code: 'google-refuses',
      message:
        'The add-on no longer has access to this sheet. Close the sidebar, open it again from the menu, and allow the access it asks for.',
    },
  },
  {
    marks: /\b10[\s.,'\u2019]?000[\s.,'\u2019]?000\b/,
    trouble: {
      code: 'google-refuses',
      message:
        'This spreadsheet has reached the 10 million cells that Google allows. Delete empty rows or columns, or sheets you no longer need. Then try again.',
    },
  },
  {
    // The hint at sleep() stands in the text for a moment's rush alone, never in the one for a day's.
    marks:
      /Utilities\.sleep|in a short time|simultaneous|too many scripts running|per second|LockService|rate limit|Spreadsheets\b.*\btimed out|Lock timeout/i,
    trouble: {
      code: 'google-busy',
      message: 'Google Sheets is busy at the moment. Wait a minute, then try again.',
    },
  },
  {
    marks: /\burlfetch\b/i,
    trouble: {
      code: 'google-quota',
      message:
        "Google's daily limit for requests is used up for your account. Try again in 24 hours; nothing that was found is lost.",
    },
  },
  {
    marks: /:\s*\S*propert\w*\b|property storage quota/i,
    trouble: {
      code: 'google-quota',
      message:
        "Google's daily limit for what add-ons may save is used up for your account. Try again in 24 hours; nothing that was found is lost.",
    },
  },
  {
    marks: /for one day|computer time/i,
    trouble: {
      code: 'google-quota',
      message:
        "Google's daily limit for add-ons is used up for your account. Try again in 24 hours; nothing that was found is lost.",
    },
  },
  {
    marks: /protected (?:cell|range|sheet)/i,
    trouble: {
      code: 'protected',
      message:
        'A cell that would be written is protected. Ask the owner of the file for permission to edit it, or choose other columns.',
    },
  },
];

/** Whatever else Google or the script may throw. */
export const UNKNOWN: Trouble = {
  code: 'unexpected',
  message:
    'Google Sheets could not do this just now. Nothing that was found is lost. Try again in a minute; if that does not help, close the sidebar and open it again from the menu.',
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

/** What to tell the user when a call through `google.script.run` failed: always a sentence of ours, never the text itself. */
export function describeCallFailure(failure: unknown): Trouble {
  const text = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return KINDS.find(({ marks }) => marks.test(text))?.trouble ?? UNKNOWN;
}
