import type { FunctionHelp } from './messages';

/** A function declared at the top of a script, with the comment right above it. */
interface Declared {
  name: string;
  parameters: string[];
  comment: string;
}

/**
 * The functions that `google.script.run` can call: https://developers.google.com/apps-script/guides/html/communication
 * (a name that ends in an underscore is private).
 */
export function callableFunctions(sources: string[]): string[] {
  return [...new Set(sources.flatMap(declaredFunctions).map(({ name }) => name))].filter((name) => !name.endsWith('_'));
}

/**
 * The custom functions with the help that Sheets shows while one is typed: what their JSDoc says, which has to be marked
 * with `@customfunction`. The type of a parameter is shown as its example.
 * https://developers.google.com/apps-script/guides/sheets/functions#autocomplete
 */
export function customFunctionHelp(sources: string[]): FunctionHelp[] {
  return sources
    .flatMap(declaredFunctions)
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

function declaredFunctions(source: string): Declared[] {
  return [
    ...source.matchAll(
      /^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\n)?(?:async )?function\s*\*?\s*([\w$]+)\s*\(([^)]*)\)/gm,
    ),
  ].map(([, comment = '', name = '', parameters = '']) => ({
    name,
    parameters: parameters
      .split(',')
      .map((parameter) => parameter.replace(/=.*/, '').trim())
      .filter(Boolean),
    comment: comment.replace(/^\s*\* ?/gm, ''),
  }));
}

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
