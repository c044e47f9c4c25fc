import { CodedError } from '../../lib/errors';
import { refuseFrame, webAddress } from '../../lib/fill';
import type { Item } from '../../lib/items';
import type { AuthQuestion } from '../../lib/protocol';
import type { SessionStatus } from '../../lib/session';
import { readSettings } from '../../lib/settings';
import { createQuestions, createTries, type Waiting } from './auth-questions';
import type { AuthChallenge, AuthReply } from './listen-for-auth';
import type { MatchOptionsOf } from './match-options';
import type { SiteOffers } from './site-offers';

export interface BasicAuthDeps {
  readonly offers: SiteOffers;
  readonly matchOptions: MatchOptionsOf;
  readonly readStatus: () => Promise<Pick<SessionStatus, 'state'>>;
  /** Opens one item for use; rejects with the codes of the secret gate. */
  readonly openItem: (id: string, password?: string) => Promise<Item>;
  readonly noteUse: (id: string) => Promise<void>;
}

/** Answers servers that ask for a user name and a password before they show anything: with what the person chooses, never by itself. */
export interface BasicAuth {
  /** A server asks. Null: the browser's own dialog comes, as if we were not here. */
  challenged(challenge: AuthChallenge): Promise<AuthReply>;
  /** What our page shows of one question. @throws CodedError `not-found` when it is over. */
  question(request: string): Promise<AuthQuestion>;
  /**
   * The person has chosen a login; null: the browser's own dialog is wanted.
   * @throws CodedError `not-found` when the question is over, those of the gate, and those of `openItem`.
   */
  answer(args: { request: string; id: string | null; password?: string }): Promise<void>;
}

/** How often a login is asked for in one request; then the browser's own dialog comes. */
const MOST_TRIES = 3;
/** What can be answered with a user name and a password. */
const SCHEMES: readonly string[] = ['basic', 'digest'];
/** The realm is whatever the server says. */
const LONGEST_REALM = 120;

/** Whether a person is to be asked at all: a page itself, a server of its own, a scheme that we can answer, and something to offer. */
async function isForUs({ offers, readStatus }: BasicAuthDeps, challenge: AuthChallenge): Promise<boolean> {
  const { url, isProxy, type, scheme } = challenge;
  if (isProxy || type !== 'main_frame' || !SCHEMES.includes(scheme) || !webAddress(url)) return false;
  if (!(await readSettings()).basicAuth) return false;
  const { state } = await readStatus();
  if (state !== 'unlocked') return state === 'locked';
  return (await offers(url)).length > 0;
}

function toQuestion({ challenge, isAgain }: Waiting, rows: AuthQuestion['rows']): AuthQuestion {
  const { host, protocol } = new URL(challenge.url);
  const realm = challenge.realm.slice(0, LONGEST_REALM);
  return { host, realm, isSecure: protocol === 'https:', isAgain, rows };
}

/** What an item answers; the gate decides as it does for a page that is filled. */
async function release(
  { openItem, matchOptions }: BasicAuthDeps,
  { url }: AuthChallenge,
  id: string,
  password?: string,
): Promise<AuthReply> {
  const item = await openItem(id, password);
  const { host, origin } = new URL(url);
  const options = await matchOptions(id);
  const refusal = refuseFrame({ uris: item.uris, frame: { url, origin }, topUrl: url, options });
  if (refusal) throw new CodedError(refusal, { host });
  return { username: item.values.username ?? '', password: item.values.password ?? '' };
}

/** Creates what stands between a server's question and our page that asks the person. */
export function createBasicAuth(deps: BasicAuthDeps): BasicAuth {
  const questions = createQuestions();
  const tries = createTries();
  return {
    async challenged(challenge) {
      // A request may be led from one server that asks to another one.
      const key = `${challenge.request} ${webAddress(challenge.url)?.origin}`;
      const tried = tries.of(key);
      if (tried >= MOST_TRIES || !(await isForUs(deps, challenge))) return null;
      const reply = await questions.ask(challenge, tried > 0);
      // Who does not want us for this request is not asked again.
      tries.set(key, reply === null ? MOST_TRIES : tried + 1);
      return reply;
    },
    async question(request) {
      const found = questions.find(request);
      const { state } = await deps.readStatus();
      const offered = state === 'unlocked' ? await deps.offers(found.challenge.url) : [];
      return toQuestion(
        found,
        offered.map(({ row }) => row),
      );
    },
    async answer({ request, id, password }) {
      const { challenge } = questions.find(request);
      if (id === null) return questions.settle(request, null);
      questions.settle(request, await release(deps, challenge, id, password));
      await deps.noteUse(id);
    },
  };
}
