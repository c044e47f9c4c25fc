import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { type Certificates, makeCertificates } from './certificates';
import { installClient } from './install-client';
import { createOfficialClient, type OfficialClient } from './official-client';

/** What a test needs to have official clients beside ours. */
export interface OfficialClients {
  /** For a server that both trust. */
  readonly tls: Certificates;
  /** A fresh installation, for a server at an https address. */
  newClient(serverUrl: string): Promise<OfficialClient>;
  /** Removes what they have written. */
  clean(): void;
}

/** Installs the official client where it is missing, and has this process trust a throw-away authority. */
export function prepareOfficialClients(): OfficialClients {
  const cache = fileURLToPath(new URL('../../.cache/interop', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const program = installClient(cache);
  const folder = mkdtempSync(join(cache, 'run-'));
  const tls = makeCertificates(folder);
  setDefaultCACertificates([...getCACertificates(), tls.authority]);
  const { authorityFile } = tls;
  return {
    tls,
    newClient: (serverUrl) => createOfficialClient({ program, folder, authorityFile, serverUrl }),
    clean: () => rmSync(folder, { recursive: true, force: true }),
  };
}
