/** The seed of the samples in this folder. */
export const SEED = 20_260_105;
