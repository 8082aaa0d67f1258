/**
 * What serving does to a page. Independent reports agree that everything behind `//` is dropped in inline scripts, in
 * strings too, and that comments and meta tags of the file go (https://developers.google.com/apps-script/reference/html/html-output
 * documents the latter for title, favicon and meta tags).
 */
export function servedHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<meta\b[^>]*>/gi, '')
    .replace(/<title\b[^>]*>[\s\S]*?<\/title>/gi, '')
    .replace(
      /(<script\b(?![^>]*\bsrc=)[^>]*>)([\s\S]*?)(<\/script>)/gi,
      (_all, open: string, script: string, close: string) => open + script.replace(/\/\/.*$/gm, '') + close,
    );
}
