import { CommandType, type ICommandService, type Workbook as UniverUnit } from '@univerjs/core';
import { checkMutation } from './mutation-shape';
import type { Original } from './mutation-relay';
import { replayed } from './replayed';

/** Marks what a page sent, so that it is not taken for news. */
const FROM_PAGE = { fromPage: true };

/** The workbook in Node as the relay sees it: its mutations, formula results among them, and its whole state. */
export function univerOriginal(commands: ICommandService, unit: () => UniverUnit, snapshot: () => object): Original {
  return {
    snapshot,
    apply: ({ id, params }) => {
      if (!replayed(id) || !commands.hasCommand(id)) throw new Error(`${id} is not an edit of the sheet.`);
      checkMutation({ id, params }, unit());
      commands.syncExecuteCommand(id, params, FROM_PAGE);
    },
    onMutation: (listener) => {
      const subscription = commands.onMutationExecutedForCollab(({ id, type, params }, options) => {
        if (type === CommandType.MUTATION && !options?.fromPage && replayed(id)) listener({ id, params: params ?? {} });
      });
      return () => subscription.dispose();
    },
  };
}
