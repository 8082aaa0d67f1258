import { expect } from '@jest/globals';

/** The statuses that a row may end in; nothing that a service or a cell says is in them. */
const SETTLED =
  /^(?:(?:Found|Not found)(?:: \d values? not used \([A-Za-z][^<>={}"]{2,118})?|(?:Missing data|Invalid input|Failed): [A-Za-z][^<>={}"]{2,118})$/;

export function expectSettled(status: string): void {
  expect(status).toMatch(SETTLED);
}

/** What only a program says: no user should ever read it. */
export const INTERNALS =
  /exception|TypeError|ReferenceError|RangeError|SyntaxError|undefined|\[object|native code|https?:|\bat \w+ \(|coordinates|quota\. Please|prototype|\bnull\b|NaN/i;

/** One or two plain sentences. */
export function expectPlainWords(message: unknown): void {
  expect(message).toEqual(expect.stringMatching(/^(?:[A-Z]|eCore )[^\n]{10,240}\.$/));
  expect(message).not.toMatch(INTERNALS);
}
