/** The parts of a web link that matter here. */
export interface Link {
  /** Lower case, without a trailing dot; not checked to be a host name. */
  host: string;
  hasScheme: boolean;
  /** The path's segments as written, empty ones dropped. */
  segments: string[];
  /** With its `?`, or empty. */
  query: string;
  /** The segments of a page that is named behind the `#`, as in `#!/company/acme`. */
  route: string[];
}

const LONGEST_LINK = 2000;
const MARKDOWN = /^\[[^\]]*\]\(([^()\s]+)\)$/;
const PAIRS: { [opening: string]: string } = {
  '<': '>',
  '(': ')',
  '[': ']',
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
};
// No user information and no backslash before the path: browsers and naive readers disagree about whose host that is.
const LINK = /^((?:https?:)?\/\/)?([^\s/?#\\@:]+)(?::\d{1,5})?(?:\/([^\s?#]*))?(\?[^\s#]*)?(?:#(\S*))?$/i;
// Alternatives: one class of several properties takes three times as long to load, and every formula cell loads it.
const LABEL = /^(?:\p{L}|\p{M}|\p{N}|[_-]){1,63}$/u;
const TOP_LEVEL = /^(?:xn--[a-z0-9-]+|(?:\p{L}|\p{M}){2,63})$/u;

/** A pasted link without the Markdown, brackets, quotes and closing punctuation around it. Expects clean text. */
export function unwrapLink(text: string): string {
  let link = text;
  for (let depth = 0; depth < 5; depth += 1) {
    const markdown = MARKDOWN.exec(link);
    const closing = PAIRS[link.charAt(0)];
    if (markdown) link = markdown[1] || '';
    else if (closing !== undefined && link.length > 2 && link.endsWith(closing)) link = link.slice(1, -1).trim();
    else if (link !== withoutPunctuation(link)) link = withoutPunctuation(link);
    else break;
  }
  return link;
}

/** Without the punctuation of the sentence or list it was copied from. */
export function withoutPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && ',;.'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Reads an http(s) link, with or without its scheme; null when the text is something else. */
export function readLink(text: string): Link | null {
  const match = text.length > LONGEST_LINK ? null : LINK.exec(text);
  if (!match) return null;
  return {
    host: (match[2] || '').toLowerCase().normalize('NFC').replace(/\.$/, ''),
    hasScheme: match[1] !== undefined,
    segments: (match[3] || '').split('/').filter((segment) => segment !== ''),
    query: match[4] || '',
    route: /^!?\//.test(match[5] || '') ? (match[5] || '').split('/').filter((segment) => /[^!]/.test(segment)) : [],
  };
}

/** True for a public host name of two labels or more, Unicode or `xn--`; an IP address is none. */
export function isHostName(host: string): boolean {
  const labels = host.split('.');
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-')) &&
    TOP_LEVEL.test(labels[labels.length - 1] || '')
  );
}

/** True when `host` is `domain` or a host below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith('.' + domain);
}
