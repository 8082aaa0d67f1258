import { answerRows } from './answer-rows';
import type { FormulaServices } from './formula-call';
import { readArguments } from './arguments';
import { ERROR } from './sentences';

/**
 * The custom function: the email for single values, a column of answers for ranges. In a range a row in error says
 * `Error: …` in its own cell and leaves the others alone.
 * @throws Error with one sentence for the user, when there is only one cell to say it in
 */
export function ecoreEmail(formula: FormulaServices, given: unknown[]): string | string[][] {
  const { rows, single } = readArguments(given);
  const answers = answerRows(formula, rows);
  if (!single) return answers.map((answer) => [answer.kind === 'text' ? answer.text : ERROR + answer.message]);
  const answer = answers[0];
  if (answer?.kind === 'error') throw new Error(answer.message);
  return answer?.text || '';
}
