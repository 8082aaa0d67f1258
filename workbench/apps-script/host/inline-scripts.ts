/** Words behind which a slash begins a regular expression, where it would be a division behind any other. */
const BEFORE_EXPRESSION =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|delete|void|throw|new|instanceof|yield|await)\s*$/;

/**
 * What serving leaves of an inline script. Independent reports name template literals, in which everything behind `//`
 * on a line is lost; comments are lost too, which nobody notices. Addresses in plain quotes are kept: Google's samples
 * and add-ons in the store have them.
 */
export function servedScript(script: string): string {
  let served = '';
  let at = 0;
  while (at < script.length) {
    const token = tokenAt(script, at, served);
    served += token.kept;
    at = token.end;
  }
  return served;
}

/** The next piece of the script, and what serving leaves of it. */
function tokenAt(script: string, at: number, before: string): { kept: string; end: number } {
  const sign = script[at]!;
  const next = script[at + 1];
  if (sign === '/' && next === '/') return { kept: '', end: endOfLine(script, at) };
  if (sign === '/' && next === '*') {
    const close = script.indexOf('*/', at + 2);
    return whole(script, at, close < 0 ? script.length : close + 2);
  }
  if (sign === '"' || sign === "'") return whole(script, at, endOfString(script, at));
  if (sign === '`') return template(script, at);
  if (sign === '/' && beginsExpression(before)) return whole(script, at, endOfExpression(script, at));
  return whole(script, at, at + 1);
}

function whole(script: string, at: number, end: number): { kept: string; end: number } {
  return { kept: script.slice(at, end), end };
}

function endOfLine(script: string, at: number): number {
  const end = script.slice(at).search(/[\r\n\u2028\u2029]/);
  return end < 0 ? script.length : at + end;
}

/** Behind the closing quote, or at the end of a line that does not close it. */
function endOfString(script: string, at: number): number {
  for (let end = at + 1; end < script.length; end++) {
    if (script[end] === '\\') end += 1;
    else if (script[end] === script[at]) return end + 1;
    else if (script[end] === '\n') return end;
  }
  return script.length;
}

/** A template literal, in which two slashes take the rest of the line along, the closing mark too. */
function template(script: string, at: number): { kept: string; end: number } {
  let kept = '`';
  let end = at + 1;
  while (end < script.length) {
    if (script[end] === '\\') {
      kept += script.slice(end, end + 2);
      end += 2;
    } else if (script[end] === '/' && script[end + 1] === '/') end = endOfLine(script, end);
    else if (script[end] === '$' && script[end + 1] === '{') {
      const inner = expression(script, end + 2);
      kept += `\${${inner.kept}`;
      end = inner.end;
    } else {
      kept += script[end];
      end += 1;
      if (kept.endsWith('`')) break;
    }
  }
  return { kept, end };
}

/** The code between `${` and its `}`, which is included. */
function expression(script: string, at: number): { kept: string; end: number } {
  let kept = '';
  let end = at;
  for (let depth = 1; depth > 0 && end < script.length; ) {
    const token = tokenAt(script, end, kept);
    if (token.kept === '{') depth += 1;
    if (token.kept === '}') depth -= 1;
    kept += token.kept;
    end = token.end;
  }
  return { kept, end };
}

/** A slash is a division behind a value, and begins a regular expression elsewhere. */
function beginsExpression(before: string): boolean {
  const tail = before.slice(-200).trimEnd();
  return tail === '' || /[(,=:[!&|?{};+\-*%<>~^]$/.test(tail) || BEFORE_EXPRESSION.test(tail);
}

function endOfExpression(script: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < script.length; end++) {
    const sign = script[end];
    if (sign === '\n') return at + 1;
    if (sign === '\\') end += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return end + 1;
  }
  return at + 1;
}
