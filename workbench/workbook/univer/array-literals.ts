/**
 * Univer takes what stands in the braces of an array for texts and numbers only. One with references or calls in it is
 * written with the functions that put ranges side by side and below each other, and read back as it was typed.
 */
export function bracesToStacks(formula: string): string {
  return rewriteGroups(formula, '{', (inside) => {
    const rows = splitAt(inside, ';').map((row) => splitAt(row, ','));
    if (rows.flat().every(isLiteral)) return null;
    const lines = rows.map((row) =>
      row.length > 1 ? `HSTACK(${row.map(bracesToStacks).join(',')})` : bracesToStacks(row[0]!),
    );
    return lines.length > 1 ? `VSTACK(${lines.join(',')})` : lines[0]!;
  });
}

/** The other direction, for a formula that was typed with braces. */
export function stacksToBraces(formula: string): string {
  const column = rewriteCalls(
    formula,
    'VSTACK',
    (args) => `{${args.map((arg) => withoutCall(arg, 'HSTACK')).join(';')}}`,
  );
  return rewriteCalls(column, 'HSTACK', (args) => `{${args.join(',')}}`);
}

function withoutCall(text: string, name: string): string {
  return text.startsWith(`${name}(`) && text.endsWith(')') ? text.slice(name.length + 1, -1) : text;
}

function isLiteral(text: string): boolean {
  return /^("(?:[^"]|"")*"|[+-]?[\d.]+(e[+-]?\d+)?%?|true|false|)$/i.test(text.trim());
}

/** Replaces the outermost groups that the sign opens; null leaves one as it is. */
function rewriteGroups(formula: string, sign: '{', rewrite: (inside: string) => string | null): string {
  let result = '';
  for (let at = 0; at < formula.length; ) {
    const end = formula[at] === sign ? closeOf(formula, at) : at;
    const rewritten = end > at ? rewrite(formula.slice(at + 1, end)) : null;
    const next = formula[at] === '"' || formula[at] === "'" ? closeOf(formula, at) : end;
    result += rewritten ?? formula.slice(at, next + 1);
    at = next + 1;
  }
  return result;
}

function rewriteCalls(formula: string, name: string, rewrite: (args: string[]) => string): string {
  const call = `${name}(`;
  let result = '';
  for (let at = 0; at < formula.length; ) {
    const found = formula.startsWith(call, at);
    const end = found ? closeOf(formula, at + name.length) : formula[at] === '"' ? closeOf(formula, at) : at;
    result += found
      ? rewrite(splitAt(formula.slice(at + call.length, end), ',').map((arg) => arg.trim()))
      : formula.slice(at, end + 1);
    at = end + 1;
  }
  return result;
}

/** Where the bracket, brace or quote at that place is closed; the end where it is not. */
function closeOf(text: string, at: number): number {
  const quote = text[at] === '"' || text[at] === "'" ? text[at]! : null;
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const sign = text[index]!;
    if (quote) {
      if (sign === quote && index > at) return index;
    } else if (sign === '"' || sign === "'") index = closeOf(text, index);
    else if (sign === '(' || sign === '{') depth += 1;
    else if ((sign === ')' || sign === '}') && --depth === 0) return index;
  }
  return text.length - 1;
}

/** The texts between the separators that stand outside of brackets, braces and quotes. */
function splitAt(text: string, separator: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const end = /["'({]/.test(sign) ? closeOf(text, at) : at;
    if (sign === separator) parts.push('');
    else parts[parts.length - 1] += text.slice(at, end + 1);
    at = end;
  }
  return parts;
}
