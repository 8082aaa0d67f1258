import { createContext, Script } from 'node:vm';
import { createScriptRun } from '../page/frame/script-run';
import type { Call } from '../page/frame/script-run';

/**
 * Runs the inline scripts of a served page, each on its own as a browser does, until the server has been asked for
 * nothing more. The page has `google.script.run` and elements that take a text, and nothing else of a browser.
 */
export async function runPage(
  html: string,
  functions: string[],
  callServer: (name: string, args: unknown[]) => Promise<unknown>,
): Promise<void> {
  const open = new Set<Promise<unknown>>();
  const call: Call = (name, args) => {
    const outcome = callServer(name, args).then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, error: String(error) }),
    );
    open.add(outcome);
    void outcome.finally(() => setImmediate(() => open.delete(outcome)));
    return outcome;
  };
  const run = createScriptRun(functions, call, (error) => {
    throw error;
  });
  const page = createContext({
    google: { script: { run } },
    document: { getElementById: () => ({ textContent: '' }) },
  });
  for (const [, source] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    try {
      new Script(source!).runInContext(page);
    } catch (error) {
      // A script that cannot be parsed is skipped, and the page goes on with the next one.
      if ((error as Error).name !== 'SyntaxError') throw error;
    }
  }
  while (open.size > 0) await new Promise((done) => setTimeout(done, 5));
}
