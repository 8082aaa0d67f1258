import { SingleBar } from 'cli-progress';
import { settledRows } from '../sidebar/running/milestone';
import { formatNumber } from '../sidebar/words';
import type { Progress } from '../src/contract';
import { describeProgress } from './report';

export interface ProgressDisplay {
  show(run: Progress): void;
  end(): void;
}

/** A bar where somebody watches, else a line each time something has changed. */
export function createProgressDisplay(output: NodeJS.WritableStream & { isTTY?: boolean }): ProgressDisplay {
  return output.isTTY ? bar(output) : lines(output);
}

function lines(output: NodeJS.WritableStream): ProgressDisplay {
  let last = '';
  return {
    show(run) {
      const line = describeProgress(run);
      if (line !== last) output.write(`${line}\n`);
      last = line;
    },
    end: () => {},
  };
}

function bar(output: NodeJS.WritableStream): ProgressDisplay {
  const shown = new SingleBar({
    stream: output,
    format:
      '{bar} {value} of {total} rows · {found} found · {notFound} not found · {failed} failed · {spent} credits spent',
    barsize: 24,
    hideCursor: true,
  });
  let started = false;
  return {
    show(run) {
      const { total, found, notFound, failed, spent } = run;
      const words = {
        found: formatNumber(found),
        notFound: formatNumber(notFound),
        failed: formatNumber(failed),
        spent: formatNumber(spent),
      };
      if (!started) shown.start(total, settledRows(run), words);
      else shown.update(settledRows(run), words);
      started = true;
    },
    end: () => {
      if (started) shown.stop();
    },
  };
}
