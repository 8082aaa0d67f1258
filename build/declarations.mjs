// Declares at the top level of Code.js what the front door puts there when it is loaded: Apps Script finds only functions
// that are declared, and Sheets shows the comment and the parameters of the formula as they stand here.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';

const FORMULA = /(\/\*\*(?:(?!\*\/)[\s\S])*@customfunction(?:(?!\*\/)[\s\S])*\*\/\n)function (\w+)\(([^)]*)\)/;

/**
 * @param {string} root of this repository
 * @param {string} code the bundle, which must load without any service
 * @returns {string}
 */
export function declarations(root, code) {
  const [, manual, formula, parameters] = FORMULA.exec(readFileSync(resolve(root, 'src/index.ts'), 'utf8'));
  const names = parameters.split(',').map((parameter) => parameter.split(':')[0].trim());
  return globalsOf(code)
    .map((name) =>
      name === formula ? `${manual}function ${name}(${names.join(', ')}) {}\n` : `function ${name}() {}\n`,
    )
    .join('');
}

/** The globals that code adds when it is loaded. */
function globalsOf(code) {
  const globals = () => Object.getOwnPropertyNames(runInContext('globalThis', context));
  const context = createContext(Object.create(null));
  const before = globals();
  runInContext(code, context);
  return globals().filter((name) => !before.includes(name));
}
