/** The text of the page for the project in `root`. */
export function bundleSidebar(root: string): Promise<string>;
