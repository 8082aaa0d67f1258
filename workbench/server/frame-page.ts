import { randomBytes } from 'node:crypto';

/** The pages that the script opened, each under a path that cannot be guessed and holds no part of the page's token. */
export interface FramePages {
  /** Gives the path under which the page is served until `remove`. */
  add(html: string): string;
  get(path: string): string | undefined;
  remove(path: string): void;
}

/**
 * @param script the built `frame.js`, which gives the page its `google.script`
 * @param functions the names that the page may call
 * @param origin the origin of the page around the frame
 */
export function createFramePages(script: string, functions: () => string[], origin: string): FramePages {
  const pages = new Map<string, string>();
  return {
    add: (html) => {
      const path = `/frame/${randomBytes(18).toString('base64url')}`;
      pages.set(path, withScript(html, script, functions(), origin));
      return path;
    },
    get: (path) => pages.get(path),
    remove: (path) => void pages.delete(path),
  };
}

/** Puts `google.script` before everything that the page runs itself. */
function withScript(html: string, script: string, functions: string[], origin: string): string {
  const names = JSON.stringify(functions).replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
  const tag = `<script data-origin='${origin}' data-functions='${names}'>${script.replaceAll('</script', '<\\/script')}</script>`;
  const place = /<head(\s[^>]*)?>/i.exec(html) ?? /<html(\s[^>]*)?>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return html.slice(0, at) + tag + html.slice(at);
}
