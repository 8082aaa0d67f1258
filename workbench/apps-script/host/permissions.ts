import type { Manifest } from '../project';
import { ServiceFailure } from './failure';

/** What an execution may touch: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle */
export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

/** What a service call asks for. */
export type Need =
  | 'nothing'
  | 'menu'
  | 'ui'
  | 'document'
  | 'document-write'
  | 'properties'
  | 'cache'
  | 'lock'
  | 'html'
  | 'fetch'
  | 'triggers'
  | 'identity';

/** Who the user is may be asked everywhere, and is blank where no rights were granted; so is the menu, which has its own refusal. */
const everywhere: Need[] = ['nothing', 'menu', 'identity'];
const unidentified: Need[] = ['document', 'properties', 'cache', 'lock', 'html'];

/**
 * The table of https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle; what custom functions may
 * use is told by https://developers.google.com/apps-script/guides/sheets/functions#using_services.
 */
const allowed: { [mode in AuthMode]: ReadonlySet<Need> } = {
  NONE: new Set(everywhere),
  LIMITED: new Set([...everywhere, ...unidentified, 'document-write' as const]),
  CUSTOM_FUNCTION: new Set([...everywhere, ...unidentified, 'fetch' as const]),
  FULL: new Set([...everywhere, ...unidentified, 'document-write', 'ui', 'fetch', 'triggers'] as const),
};

const auth = 'https://www.googleapis.com/auth/';

/** Any one of these scopes is enough: https://developers.google.com/apps-script/reference */
const scopes: { [need in Need]?: string[] } = {
  document: [`${auth}spreadsheets.currentonly`, `${auth}spreadsheets`],
  'document-write': [`${auth}spreadsheets.currentonly`, `${auth}spreadsheets`],
  ui: [`${auth}script.container.ui`],
  fetch: [`${auth}script.external_request`],
  triggers: [`${auth}script.scriptapp`],
  identity: [`${auth}userinfo.email`],
};

/**
 * @throws ServiceFailure in Google's words when the mode or the manifest does not allow the call.
 */
export function checkPermission(call: string, need: Need, mode: AuthMode, manifest: Manifest): void {
  const wanted = scopes[need] ?? [];
  const required =
    wanted.length === 0 ? '' : `. Required permissions: ${wanted.length > 1 ? `(${wanted.join(' || ')})` : wanted[0]}`;
  if (!allowed[mode].has(need)) {
    // A custom function that writes is told the bare method: https://stackoverflow.com/q/15933019
    const bare = mode === 'CUSTOM_FUNCTION' && need === 'document-write';
    throw new ServiceFailure(
      `You do not have permission to call ${bare ? call.replace(/^.*\./, '') : call + required}`,
    );
  }
  // Scopes that the manifest does not name are found by reading the code, so all are there when it names none:
  // https://developers.google.com/apps-script/concepts/scopes
  const asked = mode === 'FULL' || need === 'fetch';
  if (
    asked &&
    manifest.oauthScopes &&
    wanted.length > 0 &&
    !wanted.some((scope) => manifest.oauthScopes?.includes(scope))
  ) {
    throw new ServiceFailure(`Specified permissions are not sufficient to call ${call}${required}`);
  }
}
