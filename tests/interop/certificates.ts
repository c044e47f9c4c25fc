import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  /** PEM file of the throw-away authority; whoever trusts it trusts the server. */
  readonly authorityFile: string;
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
}

const EXTENSIONS = 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n';

/** Makes an authority that lives for a day and a certificate for loopback, with the `openssl` of the machine. */
export function makeCertificates(folder: string): Certificates {
  const place = mkdtempSync(join(folder, 'tls-'));
  const file = (name: string): string => join(place, name);
  const openssl = (...args: string[]): void =>
    void execFileSync('openssl', args, { cwd: place, stdio: 'pipe' });
  const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  writeFileSync(file('extensions'), EXTENSIONS);
  openssl(
    'req',
    '-x509',
    ...ecKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '1',
    '-subj',
    '/CN=Interop test authority',
  );
  openssl('req', ...ecKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=127.0.0.1');
  const sign = [
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '1',
    '-extfile',
    'extensions',
  ];
  openssl('x509', '-req', '-in', 'server.csr', ...sign, '-out', 'server.pem');
  return {
    authorityFile: file('ca.pem'),
    authority: readFileSync(file('ca.pem'), 'utf8'),
    key: readFileSync(file('server.key'), 'utf8'),
    cert: readFileSync(file('server.pem'), 'utf8'),
  };
}
