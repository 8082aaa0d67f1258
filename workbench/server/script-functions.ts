import { scriptFunctions } from '../apps-script/syntax';
import type { FunctionHelp } from './messages';

/**
 * The functions that `google.script.run` can call: https://developers.google.com/apps-script/guides/html/communication
 * (a name that ends in an underscore is private).
 */
export function callableFunctions(sources: string[]): string[] {
  return [...new Set(sources.flatMap(scriptFunctions).map(({ name }) => name))].filter((name) => !name.endsWith('_'));
}

/**
 * The custom functions with the help that Sheets shows while one is typed: what their JSDoc says, which has to be marked
 * with `@customfunction`. The type of a parameter is shown as its example.
 * https://developers.google.com/apps-script/guides/sheets/functions#autocomplete
 */
export function customFunctionHelp(sources: string[]): FunctionHelp[] {
  return sources
    .flatMap(scriptFunctions)
    .filter(({ name, comment }) => !name.endsWith('_') && /@customfunction\b/i.test(comment))
    .map(({ name, parameters, comment }) => {
      const tags = new Map(
        [...comment.matchAll(/@param\s+(?:\{([^}]*)\}\s*)?([\w$]+)\s*(?:[-–]\s*)?([^@]*)/g)].map(
          ([, type = '', parameter = '', detail = '']) => [parameter, { example: type.trim(), detail: fold(detail) }],
        ),
      );
      return {
        name,
        description: fold(comment.split(/(?:^|\s)@\w/)[0] ?? ''),
        parameters: parameters.map((parameter) => ({
          name: parameter,
          ...(tags.get(parameter) ?? { example: parameter, detail: '' }),
        })),
      };
    });
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
