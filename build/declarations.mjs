// Has gas-webpack-plugin declare at the top level of Code.js what the front door puts there when it is loaded: Apps Script
// finds only functions that are declared, and Sheets shows the comment and the parameters of the formula as they stand here.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';

const FORMULA = /(\/\*\*(?:(?!\*\/)[\s\S])*@customfunction(?:(?!\*\/)[\s\S])*\*\/\n)function (\w+)\(([^)]*)\)/;

/**
 * @param {string} root of this repository
 * @param {string} code the bundle, which must load without any service
 * @returns {Promise<string>}
 */
export async function declarations(root, code) {
  const [, manual, formula, parameters] = FORMULA.exec(readFileSync(resolve(root, 'src/index.ts'), 'utf8'));
  const names = parameters.split(',').map((parameter) => parameter.split(':')[0].trim());
  const entry = globalsOf(code).map((name) =>
    name === formula
      ? `${manual}global.${name} = function ${name}(${names.join(', ')}) {};\n`
      : `global.${name} = function ${name}() {};\n`,
  );
  return declaredByPlugin(await pack(entry.join('')));
}

/** The globals that code adds when it is loaded. */
function globalsOf(code) {
  const globals = () => Object.getOwnPropertyNames(runInContext('globalThis', context));
  const context = createContext(Object.create(null));
  const before = globals();
  runInContext(code, context);
  return globals().filter((name) => !before.includes(name));
}

/**
 * What webpack and the plugin make of an entry that holds the names alone. The bundle itself stays out of it: webpack would
 * wrap it in code of its own, which each formula cell would load.
 */
async function pack(entry) {
  // The plugin looks at files below the context only.
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  try {
    writeFileSync(join(folder, 'entry.js'), entry);
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: './entry.js',
      target: 'web',
      output: { path: folder, filename: 'packed.js' },
      // Where the temporary folder is a link, as on a Mac, its files would no longer be below the context.
      resolve: { symlinks: false },
      optimization: { minimize: false },
      plugins: [new GasPlugin()],
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
    return readFileSync(join(folder, 'packed.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The plugin puts its declarations first; the last of them ends where webpack's own code begins. */
function declaredByPlugin(packed) {
  const last = parse(packed, { ecmaVersion: 'latest' }).body.findLast(({ type }) => type === 'FunctionDeclaration');
  if (!last) throw new Error('gas-webpack-plugin has declared no function, so Apps Script would find none.');
  return `${packed.slice(0, last.end)}\n`;
}
