import type { BuildOptions } from 'esbuild';

export function pageBuild(root: string, outdir: string): BuildOptions;
