import { parse, type Node, type Program } from 'acorn';
import type { ScriptFile } from './project';

/**
 * What Apps Script's V8 does not take although this one does: private members and static fields
 * (https://developers.google.com/apps-script/guides/v8-runtime). The words are the workbench's own.
 *
 * @returns the file, or one that fails in its place when it is loaded
 */
export function asAppsScriptReadsIt({ name, source }: ScriptFile): ScriptFile {
  const program = parsed(source);
  // What no engine takes fails by itself, in the engine's words.
  const refused =
    program &&
    find(
      program,
      ({ type, ...node }) =>
        type === 'PrivateIdentifier' ||
        (type === 'PropertyDefinition' && (node as { static?: boolean }).static === true),
    );
  if (!refused) return { name, source };
  const line = source.slice(0, refused.start).split('\n').length;
  const what = refused.type === 'PrivateIdentifier' ? 'Private members' : 'Static fields';
  return {
    name,
    source: `throw new SyntaxError(${JSON.stringify(`${what} are not supported by Apps Script (line ${line}, file ${name}).`)});`,
  };
}

/** The functions that are declared at the top level, in their order; none where the script cannot be read. */
export function declaredFunctions(source: string): string[] {
  return (parsed(source)?.body ?? []).flatMap((statement) =>
    statement.type === 'FunctionDeclaration' ? [statement.id.name] : [],
  );
}

function parsed(source: string): Program | null {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'script' });
  } catch {
    return null;
  }
}

function find(node: Node, wanted: (node: Node) => boolean): Node | null {
  if (wanted(node)) return node;
  for (const child of Object.values(node).flat()) {
    const found =
      typeof child === 'object' && child !== null && typeof (child as Node).type === 'string'
        ? find(child as Node, wanted)
        : null;
    if (found) return found;
  }
  return null;
}
