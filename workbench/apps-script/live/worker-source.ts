import { threadProgram } from '../thread-program';

/** The threads' program as plain JavaScript. */
export const workerSource = (): string => threadProgram('live/worker.ts');
