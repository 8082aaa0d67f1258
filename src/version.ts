declare const ADD_ON_VERSION: string;

/** The add-on's version, as in package.json; the build writes it in (build/constants.mjs). */
export const VERSION: string = ADD_ON_VERSION;
