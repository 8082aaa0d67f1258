/** What the user typed as a limit: a whole number of credits, nothing for no cap (null), or not a limit at all (undefined). */
export function readCreditCap(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const digits = text.replace(/[ ,.'\u2019\u00a0\u202f](?=\d{3}(\D|$))/g, '');
  const credits = Number(digits);
  return /^\d+$/.test(digits) && credits > 0 && Number.isSafeInteger(credits) ? credits : undefined;
}

export const BAD_CREDIT_CAP = 'Type a whole number of credits, or leave the field empty for no limit.';
