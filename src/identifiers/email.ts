import { isHostName, unwrapLink } from './link';
import { unicodeHost } from './punycode';
import { cleanText, foldCase } from './text';

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL = 64;
const MAILTO = /^mailto:([^?]*)/i;
const WITH_NAME = /^[^<>]*<([^<>]+)>$/;
// Letters of every script are allowed before the @ (RFC 6531); quoted local parts are not worth their trouble.
const LOCAL = /^[^\s@<>()[\],;:\\"]+$/;

/** Reads exactly one email address, also out of `mailto:` or `Name <address>`; null for anything else. */
export function readEmail(value: string): { sent: string; normalised: string } | null {
  const text = unwrapLink(cleanText(value));
  const address = ((WITH_NAME.exec(text) || [])[1] || text).trim();
  const sent = (MAILTO.exec(address) || [])[1] || address;
  const at = sent.lastIndexOf('@');
  if (at < 1 || at > LONGEST_LOCAL || sent.length > LONGEST_ADDRESS) return null;
  if (!LOCAL.test(sent.slice(0, at)) || !isHostName(sent.slice(at + 1).toLowerCase())) return null;
  return {
    sent,
    normalised: foldCase(sent.slice(0, at + 1)) + unicodeHost(sent.slice(at + 1).toLowerCase()).normalize('NFC'),
  };
}
