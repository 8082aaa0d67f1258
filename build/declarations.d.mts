export function declarations(root: string, code: string): string;
