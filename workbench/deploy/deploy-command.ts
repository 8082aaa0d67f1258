import { finish } from '../command-line/finish';
import { openInBrowser } from '../command-line/open-in-browser';
import { repository } from '../repository';
import { createClasp } from './clasp';
import { deploy } from './deploy';
import { readDeployOptions } from './deploy-options';
import type { Target } from './target';
import { createTerminal } from './terminal';

/** Runs `npm run deploy` and its like. */
export function runDeploy(target: Target): void {
  finish(async () => {
    const options = readDeployOptions(process.argv.slice(2), target, process.env);
    if (!options) return 0;
    return deploy({
      root: repository(),
      target,
      options,
      clasp: createClasp(process.env),
      terminal: createTerminal(),
      openInBrowser: process.stdout.isTTY ? openInBrowser : () => {},
      now: () => new Date(),
    });
  });
}
