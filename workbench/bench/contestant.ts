import type { ScriptProject } from '../apps-script/project';
import type { ServiceCall } from '../apps-script/host/messages';
import type { Scene } from './scene';

/** What a row shows of its answer. */
export interface Shown {
  email: string;
  status: string;
}

/** One press of a contestant's button: what it took, and what the rows show afterwards. */
export interface Press {
  milliseconds: number;
  calls: readonly ServiceCall[];
  /** The platform ended the execution. */
  cutOff: boolean;
  shown: Shown[];
}

/** A way of enriching a sheet. */
export interface Contestant {
  name: string;
  /** Its script; the add-on as it was built, when absent. */
  project?: () => ScriptProject;
  /** @param before what the rows showed after the press before; null at the first */
  press(scene: Scene, before: Shown[] | null): Press;
}
