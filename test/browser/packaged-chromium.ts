import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface BrowserProgram {
  executablePath: string;
  /** Environment and arguments that it needs beyond a browser's usual ones. */
  env: { [name: string]: string };
  args: string[];
}

/**
 * The Chromium that npm brings for Linux on x64, unpacked once into `.workbench/` (about 200 MB). It carries its own shared
 * libraries and a font, so it runs on a machine that has nothing but the C library. `root` is the repository's folder.
 */
export async function unpackChromium(root: string): Promise<BrowserProgram> {
  const { version } = JSON.parse(
    await readFile(resolve(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string };
  const folder = resolve(root, '.workbench', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, root);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: await nameFonts(folder),
    },
    args: ['--no-zygote'],
  };
}

/** Unpacks beside and renames, so that a folder of that name is always complete, also when two processes come at once. */
async function unpackInto(folder: string, root: string): Promise<void> {
  const parent = resolve(folder, '..');
  await mkdir(parent, { recursive: true });
  const unpacked = await mkdtemp(join(parent, 'unpacking-'));
  try {
    await promisify(execFile)(process.execPath, [resolve(root, 'test/browser/unpack-chromium.mjs')], {
      cwd: root,
      env: { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    await rename(unpacked, folder);
  } catch (failure) {
    await rm(unpacked, { recursive: true, force: true });
    if (!existsSync(folder)) throw failure;
  }
}

/** Without a font Skia aborts the process at the first text on a canvas; the package's own list names folders of its home. */
async function nameFonts(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const list = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
  if (!existsSync(file)) await writeFile(file, list);
  return file;
}
