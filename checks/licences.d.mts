export function checkLicences(root: string): string[];
