import { servedScript } from './inline-scripts';

/**
 * What serving does to a page. Independent reports agree that inline scripts lose something (see there), and that
 * comments and meta tags of the file go (https://developers.google.com/apps-script/reference/html/html-output documents
 * the latter for title, favicon and meta tags).
 */
export function servedHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<meta\b[^>]*>/gi, '')
    .replace(/<title\b[^>]*>[\s\S]*?<\/title>/gi, '')
    .replace(
      /(<script\b(?![^>]*\bsrc=)[^>]*>)([\s\S]*?)(<\/script>)/gi,
      (_all, open: string, script: string, close: string) =>
        open + (isCode(open) ? servedScript(script) : script) + close,
    );
}

/** A script of another type is data to the browser. */
function isCode(tag: string): boolean {
  const type = /\btype\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1];
  return type === undefined || type === '' || /^(module|text\/javascript|application\/javascript)$/i.test(type);
}
