import { BadInput } from '../workbench/command-line/bad-input';

/** Which eCore the requests go to. */
export type EcoreChoice = { kind: 'stand-in' } | { kind: 'other'; origin: string } | { kind: 'live' };

/** @throws BadInput when both are given, or the address is not an origin. */
export function chooseEcore({ ecore, live }: { ecore?: string; live?: boolean }): EcoreChoice {
  if (ecore !== undefined && live)
    throw new BadInput('--ecore and --live exclude each other: choose the service at that address or the real one.');
  if (live) return { kind: 'live' };
  if (ecore === undefined) return { kind: 'stand-in' };
  const url = URL.canParse(ecore) ? new URL(ecore) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new BadInput(
      `--ecore takes the address of a service, as https://staging.example.com or http://127.0.0.1:8080; "${ecore}" is not one.`,
    );
  }
  return { kind: 'other', origin: url.origin };
}
