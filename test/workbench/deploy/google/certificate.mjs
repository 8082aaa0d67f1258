import { generate } from 'selfsigned';

/** A key and a certificate that holds for these hosts, in PEM. It is its own authority. */
export async function createCertificate(hosts) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'stand-in of Google' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key, cert };
}
