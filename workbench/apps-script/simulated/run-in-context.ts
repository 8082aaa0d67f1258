import { Script } from 'node:vm';
import { callExpression, contextFiles } from '../guest-bundle';
import type { Execution } from '../host/execution';
import type { Reply, Thrown, WaitOutcome, Waiting } from '../host/messages';
import type { ScriptProject } from '../project';
import { scriptClock } from './busy-wait';
import { runContext } from './context';

const compiled = new WeakMap<ScriptProject, Script[]>();

/**
 * Runs one execution in a fresh context on this very thread: a service call returns when it is answered, and what it
 * waits for is brought about by `bringAbout` at once.
 */
export function runInContext(
  execution: Execution,
  bringAbout: (waiting: Waiting) => WaitOutcome,
): { value: unknown } | { error: Thrown } {
  const { clock, project } = execution.appsScript;
  const read = scriptClock(clock.now, () => {
    if (execution.remaining() >= 1) clock.spend(1);
    else execution.timeOut();
    return !execution.dead;
  });
  const outcome = runContext({
    scripts: scriptsOf(project),
    call: callExpression(execution),
    callService: (name, args) => {
      read.called();
      return callService(execution, name, args, bringAbout);
    },
    now: read.read,
  });
  return JSON.parse(outcome) as { value: unknown } | { error: Thrown };
}

function scriptsOf(project: ScriptProject): Script[] {
  let scripts = compiled.get(project);
  if (!scripts)
    compiled.set(
      project,
      (scripts = contextFiles(project).map(({ name, source }) => new Script(source, { filename: name }))),
    );
  return scripts;
}

function callService(
  execution: Execution,
  name: string,
  args: string,
  bringAbout: (waiting: Waiting) => WaitOutcome,
): string {
  let reply: Reply = execution.call(name, JSON.parse(args) as unknown[]);
  while ('waiting' in reply) reply = execution.resume(bringAbout(reply.waiting));
  return JSON.stringify(reply);
}
