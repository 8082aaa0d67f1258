import fc from 'fast-check';

/**
 * `npm test` plays the same random values each time, so that it is green for everybody or for nobody; `npm run
 * test:exhaustive` plays new ones, whose seed stands in the report of what they break. `SEED=n` replays one.
 */
const FIXED_SEED = 20_261_124;

const seed = process.env.SEED;
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
else if (process.env.EXHAUSTIVE !== '1') fc.configureGlobal({ seed: FIXED_SEED });
