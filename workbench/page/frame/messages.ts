/** What a frame with the add-on's page and the page around it say to each other with `postMessage`. */
import type { Outcome } from './script-run';

export type FromFrame =
  | { workbench: 'call'; id: number; name: string; args: unknown[] }
  | { workbench: 'close' }
  | { workbench: 'focus' }
  | { workbench: 'size'; width?: number; height?: number };

export interface ToFrame {
  workbench: 'outcome';
  id: number;
  outcome: Outcome;
}
