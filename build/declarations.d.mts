export function declarations(root: string, code: string): Promise<string>;
