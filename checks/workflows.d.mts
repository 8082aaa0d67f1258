/** One line for each mistake in the workflows below `.github/workflows`. */
export function checkWorkflows(root: string): Promise<string[]>;
/** What the text of one workflow does against this repository's own rules. */
export function checkPolicy(text: string): string[];
/** One line for each mistake in the issue forms. */
export function checkForms(root: string): string[];
