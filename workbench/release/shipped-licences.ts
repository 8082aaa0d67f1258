import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages whose code stands in dist/: they are package.json's only `dependencies`, everything else is for development. */
export function shippedPackages(root: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: { [name: string]: string };
  };
  return Object.keys(dependencies);
}

/** The add-on's licence and those of the packages in it, which ask to be passed on with every copy. */
export function shippedLicences(root: string): string {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  const others = shippedPackages(root).map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    if (!file) throw new Error(`The package ${name} has no licence file, and it may not be shipped without one.`);
    return `This add-on contains ${name}:\n\n${readFileSync(join(folder, file), 'utf8')}`;
  });
  return [own, ...others].map((text) => `${text.trim()}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}
