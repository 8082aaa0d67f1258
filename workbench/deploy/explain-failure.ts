/** What went wrong between clasp and Google. */
export type FailureCode =
  | 'logged-out'
  | 'api-off'
  | 'admin-blocks'
  | 'few-permissions'
  | 'no-access'
  | 'not-found'
  | 'not-a-spreadsheet'
  | 'too-many'
  | 'certificate'
  | 'no-network'
  | 'google-failing'
  | 'credentials-file'
  | 'unknown';

const AGAIN = 'then run the same command again';

/** clasp passes on what Google's API says, in English, and nothing else that tells one failure from the other. */
const FAILURES: readonly { code: FailureCode; when: RegExp; message: string }[] = [
  {
    code: 'logged-out',
    when: /no credentials found|invalid_grant|invalid_rapt|invalid_client|invalid authentication credentials|no refresh token|login required/i,
    message: `You are not logged in to Google, or the login has expired. Run npx clasp login, ${AGAIN}.`,
  },
  {
    code: 'few-permissions',
    when: /insufficient authentication scopes|insufficient permission/i,
    message: `The login lacks permissions. Run npx clasp login, leave every box ticked on Google's page, ${AGAIN}.`,
  },
  {
    code: 'api-off',
    when: /has not enabled the apps script api/i,
    message: `The Apps Script API is switched off for your account. Switch it on at https://script.google.com/home/usersettings, wait a minute, ${AGAIN}.`,
  },
  {
    code: 'admin-blocks',
    when: /admin_policy_enforced|access_denied|domain policy|disabled by (?:your|the) (?:domain )?admin/i,
    message:
      'The administrator of your Google account does not allow this. Ask for clasp and the Apps Script API to be allowed, or copy the files in by hand (docs/install.md).',
  },
  {
    code: 'too-many',
    when: /quota exceeded|rate ?limit|too many requests/i,
    message: `Google accepts no more changes from this account for now. Wait a few minutes, ${AGAIN}.`,
  },
  {
    code: 'not-found',
    when: /requested entity was not found|file not found/i,
    message:
      'Google finds no such script project or spreadsheet for this account. Check the address, and that it was not deleted.',
  },
  {
    code: 'no-access',
    when: /caller does not have permission|permission[_ ]denied|forbidden/i,
    message: 'This account may not change that script project or spreadsheet.',
  },
  {
    code: 'not-a-spreadsheet',
    when: /invalid argument|invalid value|bad request/i,
    message:
      'Google does not accept this. Give the address of a spreadsheet made with Google Sheets, not of an uploaded XLSX file, a folder or a form.',
  },
  {
    code: 'certificate',
    when: /self.signed certificate|unable to (?:verify|get) (?:the first|local issuer) certificate|certificate has expired|altnames/i,
    message: `Something between you and Google shows a certificate that Node does not know, as company networks do. Name the company's certificate in NODE_EXTRA_CA_CERTS, ${AGAIN}.`,
  },
  {
    code: 'no-network',
    when: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|socket hang up|network timeout|premature close|socket disconnected|tunneling socket|proxy/i,
    message: `Google cannot be reached. Check your network, and HTTPS_PROXY if you need a proxy, ${AGAIN}.`,
  },
  {
    code: 'google-failing',
    when: /internal error|backend error|service is currently unavailable|status code 5\d\d|temporarily unavailable|bad gateway/i,
    message: `Google's Apps Script API is failing at the moment. Wait a few minutes, ${AGAIN}.`,
  },
  {
    code: 'credentials-file',
    when: /\bJSON\b.*\bposition\b|unexpected (?:token|end of json)|is not valid JSON|credential file is a symlink/is,
    message: `clasp cannot read where it keeps your login (.clasprc.json in your home folder). Delete that file, run npx clasp login, ${AGAIN}.`,
  },
];

/**
 * @param said what clasp printed when it failed
 * @returns one or two sentences that say what to do; for what is not known, with clasp's own words in them
 */
export function explainFailure(said: string): { code: FailureCode; message: string } {
  const known = FAILURES.find(({ when }) => when.test(said));
  if (known) return { code: known.code, message: known.message };
  const firstLine = said.trim().split('\n')[0]!;
  return {
    code: 'unknown',
    message: firstLine
      ? `Google did not do it, and clasp says: "${firstLine.slice(0, 300)}"`
      : 'clasp ended without saying why. Run npx clasp --version to see whether it works at all.',
  };
}
