declare const ADD_ON_HELP: string;

/** Where the user finds help; the build writes it in (build/constants.mjs). */
export const HELP_URL: string = ADD_ON_HELP;
