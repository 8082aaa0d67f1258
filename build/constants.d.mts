export function helpUrl(root: string, environment?: NodeJS.ProcessEnv): string;
export function constants(root: string, environment?: NodeJS.ProcessEnv): { [name: string]: string };
export function banner(root: string): string;
