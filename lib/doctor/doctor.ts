import { type ApiAnswer, cleanUrl, discoverServer, fetchPrelogin, type Send, serverUrls } from '../api';
import { type ErrorCode, toErrorInfo } from '../errors';
import type { KdfSummary, ServerChoice, ServerReport } from '../session';
import { type Check, type Finding, type FindingCode, found } from './finding';

export interface DoctorDeps {
  readonly send: Send;
  /** Whether a derivation is good enough, see lib/account. */
  readonly judgeKdf: (kdf: KdfSummary) => 'ok' | 'weak' | 'refused';
  /** Opens the line for live updates of an account and closes it again; `none`: there is no address that it may go to. */
  readonly tryHub: (account: string) => Promise<'open' | 'closed' | 'none' | 'locked'>;
  /** Whether the browser lets us talk to an address. */
  readonly mayAsk: (url: string) => Promise<boolean>;
}

/** What a check is about. */
export interface Patient {
  readonly server: ServerChoice;
  /** Of an account on this browser. */
  readonly email?: string | undefined;
  readonly account?: string | undefined;
}

/** Looks at one thing. Never rejects: what cannot be found out is a finding too. */
export type Doctor = (check: Check, patient: Patient) => Promise<Finding>;

type Look = (deps: DoctorDeps, patient: Patient) => Promise<Finding>;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/** Whom nobody is: servers answer for it like for anybody. */
const NOBODY = 'doctor@latchkey.invalid';
/** Codes are refused by most servers when clocks differ by more than this. */
const CLOCK_SECONDS = 30;

/** Everybody on the way reads along. */
function isClear(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}

const address: Look = async (_, { server }) => {
  if (server.region !== 'own') return found('address', 'address-ok');
  const url = new URL(cleanUrl(server.base));
  if (isClear(url.href)) return found('address', 'address-clear');
  return found('address', url.pathname === '/' ? 'address-ok' : 'address-path');
};

/** What kept an answer from coming. */
const BY_ERROR: Partial<Readonly<Record<ErrorCode, FindingCode>>> = {
  unreachable: 'reach-none',
  timeout: 'reach-slow',
  redirected: 'reach-redirect',
};

/** Whether what came looks like a page for people. */
const isPage = ({ bytes }: ApiAnswer): boolean => /^\s*</.test(new TextDecoder().decode(bytes.slice(0, 200)));

function judgeAnswer(answer: ApiAnswer): FindingCode {
  const { status } = answer;
  if (status === 401 || status === 403 || status === 407) return 'reach-portal';
  if (status === 429) return 'reach-busy';
  if (status >= 500) return 'reach-down';
  return status === 200 && isPage(answer) ? 'reach-html' : 'reach-ok';
}

const reach: Look = async ({ send }, { server }) => {
  const started = performance.now();
  const url = `${serverUrls(server).api}/config`;
  try {
    const answer = await send({ method: 'GET', url, timeout: 10_000, maxBytes: 1_048_576, retry: false });
    return found('reach', judgeAnswer(answer), { number: Math.round(performance.now() - started) });
  } catch (error) {
    return found('reach', BY_ERROR[toErrorInfo(error).code] ?? 'reach-none');
  }
};

/** Does something with what the server is; where it was not found there is nothing to look at. */
const withReport =
  (
    check: Check,
    look: (report: ServerReport, deps: DoctorDeps, patient: Patient) => Promise<Finding>,
  ): Look =>
  async (deps, patient) => {
    const report = await discoverServer(deps.send, patient.server).catch(() => null);
    return report ? look(report, deps, patient) : found(check, 'not-reached');
  };

const layout: Look = async (deps, { server }) => {
  const report = await discoverServer(deps.send, server).catch(() => null);
  if (!report) return found('layout', 'layout-none');
  const answers = await fetchPrelogin(deps.send, report.urls, NOBODY).then(
    () => true,
    () => false,
  );
  if (!answers) return found('layout', 'layout-identity');
  return found('layout', report.layout === 'modern' ? 'layout-modern' : 'layout-old');
};

const version = withReport('version', async ({ layout: kind, product, version: number }) => {
  if (kind !== 'modern') return found('version', 'version-old');
  return found('version', 'version-known', { text: [product, number].filter(Boolean).join(' ') });
});

const clock = withReport('clock', async ({ clockSkewSeconds: skew }) => {
  if (skew === null) return found('clock', 'clock-unknown');
  if (Math.abs(skew) <= CLOCK_SECONDS) return found('clock', 'clock-ok');
  return found('clock', skew > 0 ? 'clock-ahead' : 'clock-behind', { number: Math.abs(skew) });
});

const kdf = withReport('kdf', async ({ urls }, { send, judgeKdf }, { email }) => {
  // Not in the clear past other people.
  if (email === undefined || isClear(urls.identity)) return found('kdf', 'kdf-unknown');
  const prelogin = await fetchPrelogin(send, urls, email).catch(() => null);
  return prelogin ? found('kdf', `kdf-${judgeKdf(prelogin.kdf)}`) : found('kdf', 'not-reached');
});

const HUB = { open: 'hub-ok', closed: 'hub-closed', none: 'hub-none', locked: 'hub-locked' } as const;

const hub: Look = async ({ tryHub }, { account }) =>
  found('hub', account === undefined ? 'hub-locked' : HUB[await tryHub(account)]);

const icons = withReport('icons', async ({ urls }, { send, mayAsk }) => {
  const url = `${urls.icons}/bitwarden.com/icon.png`;
  if (!(await mayAsk(url))) return found('icons', 'icons-no-access');
  const answer = await send({ method: 'GET', url, anonymous: true, retry: false, maxBytes: 1_048_576 }).catch(
    () => null,
  );
  const isImage = answer?.status === 200 && /^image\//.test(answer.headers.get('content-type') ?? '');
  return found('icons', isImage ? 'icons-ok' : 'icons-none');
});

const LOOKS: Readonly<Record<Check, Look>> = { address, reach, layout, version, clock, kdf, hub, icons };

/** When a look itself goes wrong: an address that is none, above all. */
const FALLBACK: Readonly<Record<Check, FindingCode>> = {
  address: 'address-wrong',
  reach: 'reach-none',
  layout: 'layout-none',
  version: 'not-reached',
  clock: 'not-reached',
  kdf: 'not-reached',
  hub: 'hub-closed',
  icons: 'icons-none',
};

/** @see Doctor */
export const createDoctor =
  (deps: DoctorDeps): Doctor =>
  (check, patient) =>
    LOOKS[check](deps, patient).catch(() => found(check, FALLBACK[check]));
