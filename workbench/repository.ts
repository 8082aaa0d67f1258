import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's folder, whether this runs from its sources or from a bundle in `.workbench/`. */
export function repository(folder: string = __dirname): string {
  return existsSync(join(folder, 'package.json')) ? folder : repository(dirname(folder));
}
