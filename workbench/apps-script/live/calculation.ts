/**
 * A script that reads after it has written a formula sees its value: reading makes Sheets calculate. A workbook that
 * calculates a moment later has to be waited for then, and only then.
 */
export function calculatedBeforeReads(
  calculated?: () => Promise<void>,
): (name: string, args: string) => Promise<void> | null {
  let written = false;
  return (name, args) => {
    if (!calculated) return null;
    if (
      /\.(setFormulas?|copyTo|replaceAllWith)$/.test(name) ||
      (/\.(setValues?|appendRow)$/.test(name) && args.includes('"='))
    )
      written = true;
    else if (written && (name === 'SpreadsheetApp.flush' || name.startsWith('Range.get'))) {
      written = false;
      return calculated();
    }
    return null;
  };
}
