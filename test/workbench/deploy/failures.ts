import { BEN } from './desk';
import type { Desk } from './desk';
import { failure } from './google/google';
import type { Answer } from './google/google';

/** What Google may say to clasp, and what the user is told then. */
export interface Failure {
  title: string;
  /** @returns the command's arguments */
  prepare: (desk: Desk) => string[];
  told: RegExp;
  /** Tried with clasp itself in every run of the tests; the others only in the exhaustive one, as clasp starts slowly. */
  always?: true;
}

const answering = (pattern: RegExp, answer: Answer) => (desk: Desk) => {
  desk.google.fault = ({ host, path }) => (pattern.test(`${host}${path}`) ? answer : null);
  return ['--new'];
};

export const FAILURES: readonly Failure[] = [
  {
    title: 'the login has expired',
    prepare: ({ ana }) => {
      ana.refreshToken = 'another';
      return ['--new'];
    },
    told: /^You are not logged in to Google, or the login has expired\. Run npx clasp login/,
    always: true,
  },
  {
    title: 'a box was left unticked at the login',
    prepare: ({ ana }) => {
      ana.allScopes = false;
      return ['--new'];
    },
    told: /login lacks permissions.*every box ticked/,
  },
  {
    title: 'the Apps Script API is off',
    prepare: ({ ana, google }) => {
      ana.apiEnabled = false;
      return ['--sheet', google.addFile({ kind: 'spreadsheet', owner: ana.email, title: 'Leads' }).id];
    },
    told: /Apps Script API is switched off.*https:\/\/script\.google\.com\/home\/usersettings/,
    always: true,
  },
  {
    title: 'the script belongs to another account',
    prepare: ({ google }) => ['--script', google.addFile({ kind: 'script', owner: BEN, title: "Ben's" }).id],
    told: /may not change that.*logged in as ana@sales\.example\..*npm run deploy -- --new/,
    always: true,
  },
  {
    title: 'the spreadsheet belongs to another account',
    prepare: ({ google }) => ['--sheet', google.addFile({ kind: 'spreadsheet', owner: BEN, title: "Ben's" }).id],
    told: /^This account may not change that/,
  },
  {
    title: 'there is no such script',
    prepare: () => ['--script', 'x'.repeat(40)],
    told: /finds no such script project/,
  },
  {
    title: 'the address is that of an uploaded file',
    prepare: ({ google, ana }) => [
      '--sheet',
      google.addFile({ kind: 'uploaded', owner: ana.email, title: 'contacts.xlsx' }).id,
    ],
    told: /not of an uploaded XLSX file/,
  },
  {
    title: 'Google takes no more for now',
    prepare: answering(
      /drive/,
      failure(429, 'RESOURCE_EXHAUSTED', "Quota exceeded for quota metric 'Queries'", 'rateLimitExceeded'),
    ),
    told: /Wait a few minutes/,
  },
  {
    title: 'Google is failing',
    prepare: answering(/projects$/, failure(500, 'INTERNAL', 'Internal error encountered.', 'backendError')),
    told: /API is failing at the moment/,
    always: true,
  },
  {
    title: 'the administrator forbids it',
    prepare: answering(/oauth2\.googleapis/, { status: 400, body: { error: 'admin_policy_enforced' } }),
    told: /administrator .* does not allow this/,
  },
  {
    title: 'it is something nobody foresaw',
    prepare: answering(/projects$/, failure(418, 'TEAPOT', 'I am a teapot.')),
    told: /^Google did not do it, and clasp says: "I am a teapot\."$/,
  },
];
