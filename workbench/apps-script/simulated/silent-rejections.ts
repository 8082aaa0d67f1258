import { runInThisContext, Script, type Context } from 'node:vm';

const known: unique symbol = Symbol.for('workbench.promises');
/** A test runner may hand out another `process`, to which nothing is told. */
const node = runInThisContext('process') as NodeJS.Process & { [known]?: WeakSet<object> };
const promises = new Script('Promise');

/**
 * A promise that is rejected while nobody listens is silent in Apps Script, as reported by J. Poehnelt; Node would end.
 * Promises of other contexts than those of scripts are left to Node.
 */
export function silenceRejections(context: Context): void {
  if (!node[known]) {
    const ofScripts = (node[known] = new WeakSet<object>());
    node.on('unhandledRejection', (reason, promise) => {
      if (!ofScripts.has(promise.constructor)) throw reason;
    });
  }
  node[known].add(promises.runInContext(context) as object);
}
