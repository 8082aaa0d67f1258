import { randomBytes } from 'node:crypto';

/** A Google account, as far as clasp has to do with it. */
export interface Account {
  email: string;
  /** What a login gave to clasp. */
  refreshToken: string;
  /** The switch on https://script.google.com/home/usersettings. */
  apiEnabled: boolean;
  /** False when a box was not ticked at the login. */
  allScopes: boolean;
}

export interface ScriptFile {
  name: string;
  type: 'SERVER_JS' | 'HTML' | 'JSON';
  source: string;
}

/** A file in Drive. A script project that belongs to a spreadsheet names it as its parent. */
export interface DriveFile {
  id: string;
  kind: 'spreadsheet' | 'script' | 'uploaded';
  owner: string;
  title: string;
  parentId?: string;
  files: ScriptFile[];
}

export interface Request {
  method: string;
  host: string;
  path: string;
  headers: { [name: string]: string | string[] | undefined };
  body: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * A stand-in of the parts of Google that clasp asks: OAuth's token endpoint, user info, Drive's `files` and the Apps Script
 * API's projects (https://developers.google.com/apps-script/api/reference/rest). Errors have Google's form and words.
 */
export interface Google {
  readonly accounts: Account[];
  readonly drive: DriveFile[];
  /** What was asked, without the credentials: `PUT script.googleapis.com/v1/projects/…/content`. */
  readonly journal: string[];
  answer(request: Request): Answer;
  /** What goes wrong in place of the usual answer; null for nothing. */
  fault: ((request: Request) => Answer | null) | null;
  addFile(file: Omit<DriveFile, 'id' | 'files'> & Partial<DriveFile>): DriveFile;
}

const MANIFEST_OF_NEW: ScriptFile = {
  name: 'appsscript',
  type: 'JSON',
  source: JSON.stringify({
    timeZone: 'America/New_York',
    dependencies: {},
    exceptionLogging: 'STACKDRIVER',
    runtimeVersion: 'V8',
  }),
};

export function failure(code: number, status: string, message: string, reason = 'forbidden'): Answer {
  return { status: code, body: { error: { code, message, status, errors: [{ message, domain: 'global', reason }] } } };
}

const NOT_FOUND = failure(404, 'NOT_FOUND', 'Requested entity was not found.', 'notFound');
const NO_PERMISSION = failure(403, 'PERMISSION_DENIED', 'The caller does not have permission');

export function createGoogle(): Google {
  const accounts: Account[] = [];
  const drive: DriveFile[] = [];
  const journal: string[] = [];
  const accessTokens = new Map<string, Account>();

  const addFile: Google['addFile'] = (file) => {
    const added = { id: randomBytes(24).toString('base64url'), files: [], ...file };
    drive.push(added);
    return added;
  };

  function refresh(body: string): Answer {
    const form = new URLSearchParams(body);
    const account = accounts.find(
      ({ refreshToken }) => refreshToken === (form.get('refresh_token') ?? form.get('code')),
    );
    if (!account)
      return {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      };
    const accessToken = randomBytes(12).toString('hex');
    accessTokens.set(accessToken, account);
    return {
      status: 200,
      body: { access_token: accessToken, expires_in: 3599, token_type: 'Bearer', refresh_token: account.refreshToken },
    };
  }

  function createScript(account: Account, { title, parentId }: { title: string; parentId?: string }): Answer {
    if (parentId !== undefined) {
      const parent = drive.find(({ id }) => id === parentId);
      if (!parent) return NOT_FOUND;
      if (parent.owner !== account.email) return NO_PERMISSION;
      if (parent.kind !== 'spreadsheet')
        return failure(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.', 'badRequest');
    }
    const script = addFile({
      kind: 'script',
      owner: account.email,
      title,
      files: [MANIFEST_OF_NEW],
      ...(parentId ? { parentId } : {}),
    });
    return { status: 200, body: { scriptId: script.id, title, parentId } };
  }

  function content(account: Account, id: string, { method, body }: Request): Answer {
    const script = drive.find((file) => file.kind === 'script' && file.id === id);
    if (!script) return NOT_FOUND;
    if (script.owner !== account.email) return NO_PERMISSION;
    if (method === 'PUT') script.files = (JSON.parse(body) as { files: ScriptFile[] }).files;
    return { status: 200, body: { scriptId: id, files: script.files } };
  }

  function appsScript(account: Account, request: Request): Answer {
    if (!account.apiEnabled)
      return failure(
        403,
        'PERMISSION_DENIED',
        'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
      );
    if (request.path === '/v1/projects') return createScript(account, JSON.parse(request.body) as { title: string });
    const [, id] = /^\/v1\/projects\/([^/]+)\/content$/.exec(request.path) ?? [];
    return id === undefined ? NOT_FOUND : content(account, id, request);
  }

  function usual(request: Request): Answer {
    const { host, path, headers } = request;
    if (host === 'oauth2.googleapis.com') return refresh(request.body);
    const account = accessTokens.get(String(headers.authorization).replace(/^Bearer /, ''));
    if (!account)
      return failure(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.', 'authError');
    if (path === '/oauth2/v2/userinfo') return { status: 200, body: { email: account.email, id: '1' } };
    if (!account.allScopes)
      return failure(
        403,
        'PERMISSION_DENIED',
        'Request had insufficient authentication scopes.',
        'insufficientPermissions',
      );
    if (host === 'script.googleapis.com') return appsScript(account, request);
    if (path === '/drive/v3/files') {
      const { name } = JSON.parse(request.body) as { name: string };
      return { status: 200, body: { id: addFile({ kind: 'spreadsheet', owner: account.email, title: name }).id } };
    }
    return NOT_FOUND;
  }

  const google: Google = {
    accounts,
    drive,
    journal,
    fault: null,
    addFile,
    answer(request) {
      journal.push(`${request.method} ${request.host}${request.path}`);
      return google.fault?.(request) ?? usual(request);
    },
  };
  return google;
}
