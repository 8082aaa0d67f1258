/** A key and a certificate that holds for these hosts, in PEM. It is its own authority. */
export function createCertificate(hosts: string[]): Promise<{ key: string; cert: string }>;
