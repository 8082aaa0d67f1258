import { parse, type Comment, type Node, type Program } from 'acorn';
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

/** A function at the top level of a script. */
export interface ScriptFunction {
  name: string;
  /** As they are written, without default values. */
  parameters: string[];
  /** Whether it is a declaration, and no function in a variable. */
  declared: boolean;
  /** The text of the JSDoc comment right above it; `''` without one. */
  comment: string;
}

/**
 * The functions at the top level, in their order; none where the script cannot be read. Functions and arrows that `var`,
 * `let` or `const` names count like declarations: https://developers.google.com/apps-script/guides/v8-runtime#improved_function_detection.
 * So does what is assigned to a global name, as bundlers do it.
 */
export function scriptFunctions(source: string): ScriptFunction[] {
  const comments: Comment[] = [];
  const program = parsed(source, comments);
  const found = (name: string, node: Node, declared: boolean, from: number): ScriptFunction => ({
    name,
    declared,
    parameters: (node as unknown as { params: Node[] }).params.map((parameter) =>
      source.slice(parameter.start, parameter.end).replace(/\s*=[\s\S]*$/, ''),
    ),
    comment: commentAbove(source, comments, from),
  });
  return (program?.body ?? []).flatMap((statement): ScriptFunction[] => {
    if (statement.type === 'FunctionDeclaration') return [found(statement.id.name, statement, true, statement.start)];
    if (statement.type === 'VariableDeclaration') {
      return statement.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && isFunction(init) ? [found(id.name, init, false, statement.start)] : [],
      );
    }
    const assignment =
      statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression'
        ? statement.expression
        : null;
    const name = assignment && globalName(assignment.left);
    return name && isFunction(assignment.right) ? [found(name, assignment.right, false, statement.start)] : [];
  });
}

function isFunction(node: Node | null | undefined): node is Node {
  return node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

/** `name`, `this.name` or `globalThis.name`. */
function globalName(target: Node): string | null {
  if (target.type === 'Identifier') return (target as unknown as { name: string }).name;
  if (target.type !== 'MemberExpression') return null;
  const { object, property, computed } = target as unknown as {
    object: Node & { name?: string };
    property: Node & { name?: string };
    computed: boolean;
  };
  const isGlobal = object.type === 'ThisExpression' || object.name === 'globalThis';
  return isGlobal && !computed ? (property.name ?? null) : null;
}

function commentAbove(source: string, comments: Comment[], from: number): string {
  const above = comments
    .filter(({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= from)
    .pop();
  return above && /^\s*$/.test(source.slice(above.end, from)) ? above.value.slice(1).replace(/^\s*\* ?/gm, '') : '';
}

/** Scripts are read again and again: for their functions, for what a page may call, for the help in a cell. */
const programs = new Map<string, Program | null>();
const MOST_PROGRAMS = 200;

function parsed(source: string, comments?: Comment[]): Program | null {
  if (comments) return read(source, comments);
  let program = programs.get(source);
  if (program === undefined) {
    if (programs.size >= MOST_PROGRAMS) programs.clear();
    programs.set(source, (program = read(source)));
  }
  return program;
}

function read(source: string, onComment?: Comment[]): Program | null {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'script', ...(onComment ? { onComment } : {}) });
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
