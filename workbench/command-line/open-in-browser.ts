import { spawn } from 'node:child_process';

/** Opens an address in the user's browser, where there is a desktop to do so; it is no loss when that fails. */
export function openInBrowser(url: string): void {
  const [program, ...args] = openerOf(process.platform, process.env);
  if (!program) return;
  const opener = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}

function openerOf(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : [];
}
