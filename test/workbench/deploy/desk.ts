import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Clasp } from '../../../workbench/deploy/clasp';
import { deploy } from '../../../workbench/deploy/deploy';
import { readDeployOptions } from '../../../workbench/deploy/deploy-options';
import { ADD_ON } from '../../../workbench/deploy/target';
import { built, ROOT } from '../../build/built';
import { createGoogle } from './google/google';
import type { Account, DriveFile, Google } from './google/google';

export const ANA = 'ana@sales.example';
export const BEN = 'ben@sales.example';

/** A folder with what was built in it, and a Google with two accounts. */
export interface Desk {
  root: string;
  google: Google;
  ana: Account;
  remove(): void;
}

export function createDesk(): Desk {
  const google = createGoogle();
  const ana = { email: ANA, refreshToken: 'refresh-ana', apiEnabled: true, allScopes: true };
  google.accounts.push(ana, { ...ana, email: BEN, refreshToken: 'refresh-ben' });
  const root = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync(join(ROOT, 'dist'), join(root, 'dist'), { recursive: true });
  return { root, google, ana, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface Outcome {
  said: string[];
  opened: string[];
  /** The sentence of what went wrong. */
  failed?: string;
}

/** Runs the command; the answers are typed one after the other, and without any nobody is there to ask. */
export async function runDeploy(root: string, clasp: Clasp, args: string[], answers?: string[]): Promise<Outcome> {
  const outcome: Outcome = { said: [], opened: [] };
  try {
    await deploy({
      root,
      target: ADD_ON,
      options: readDeployOptions(args, ADD_ON)!,
      clasp,
      terminal: {
        say: (line) => void outcome.said.push(line),
        ask: (question) => {
          outcome.said.push(question);
          return Promise.resolve(answers ? answers.shift()! : null);
        },
      },
      openInBrowser: (url) => void outcome.opened.push(url),
      now: () => new Date(Date.UTC(2026, 10, 27)),
    });
  } catch (error) {
    outcome.failed = (error as Error).message;
  }
  return outcome;
}

export const scriptsIn = ({ drive }: Google): DriveFile[] => drive.filter(({ kind }) => kind === 'script');

export const settingsIn = (root: string) =>
  JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8')) as { scriptId: string };

/** The script project holds what was built, byte for byte. */
export function expectPushed({ files }: DriveFile): void {
  const names = { Code: 'Code.js', Sidebar: 'Sidebar.html', appsscript: 'appsscript.json' } as const;
  expect(files.map(({ name }) => name).sort()).toEqual(Object.keys(names).sort());
  for (const { name, source } of files) expect(source).toBe(built(names[name as keyof typeof names]));
}
