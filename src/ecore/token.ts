/**
 * The token in what somebody pasted: `Token abc`, `Authorization: Token abc`, quotes and line ends around it are taken
 * away. Null when what is left can't be one: a token is printable ASCII without spaces, which also keeps line ends,
 * and with them further headers, out of the request.
 */
export function cleanToken(pasted: string): string | null {
  let text = pasted.trim();
  let before: string;
  do {
    before = text;
    text = text
      .replace(/^authorization\s*:\s*/i, '')
      .replace(/^token[\s:=]+/i, '')
      .replace(/^["'`\u2018\u2019\u201c\u201d<]+|["'`\u2018\u2019\u201c\u201d>,;]+$/g, '')
      .trim();
  } while (text !== before);
  return /^[\x21-\x7e]{1,500}$/.test(text) ? text : null;
}
