import { Button } from '../parts/button';
import type { View } from '../parts/view';

/** Leads back to the step from which a page around the run was opened. */
export function BackLink({ state, act }: View) {
  return (
    <p class="back">
      <Button kind="link" idle={state.busy !== null} onPress={act.leaveAround}>
        {'\u2039 Back'}
      </Button>
    </p>
  );
}
