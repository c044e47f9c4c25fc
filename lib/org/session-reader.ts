import { CodedError, toErrorInfo } from '../errors';
import { pick } from '../wire';
import { type Asked, askSession, placesOf, type SessionDeps } from './ask-session';
import { findRow } from './find-row';
import type { OrgReader } from './org-reader';
import { type OrgAnswer, readIds } from './read-answer';
import { type ReadRow, readGroup, readPage } from './read-rows';
import { readSessionEvents } from './session-events';
import {
  readSessionCollection,
  readSessionMember,
  readSessionPolicy,
  readSessionSubscription,
} from './session-rows';
import type { MaybePart, OrgPage, OrgPlace, OrgWish } from './shapes';

/** Organisations, read as one of their members. @see OrgReader */
export interface SessionReader extends OrgReader<string> {
  /** Those of the account. @throws CodedError `locked`. */
  places(): Promise<readonly OrgPlace[]>;
}

type ReadPart<Row> = (organization: string, wish: OrgWish, next?: string) => Promise<OrgPage<Row>>;

const damaged = ({ host }: OrgAnswer) => new CodedError('answer-damaged', { host });

const isNotThere = (error: unknown): boolean => {
  const { code, details } = toErrorInfo(error);
  return code === 'org-role' && details.number === '404';
};

/** Asks for one thing that servers have under several addresses; which it was is remembered for as long as the background lives. */
function createProbe(deps: SessionDeps) {
  const found = new Map<string, string>();
  return async (organization: string, ways: readonly string[], query: Asked['query'] = {}) => {
    const key = `${organization} ${ways[0]}`;
    const known = found.get(key);
    const [way = '', ...others] = known === undefined ? ways : [known];
    const ask = async (one: string): Promise<OrgAnswer> => {
      const path = `organizations/${encodeURIComponent(organization)}/${one}`;
      const answer = await askSession(deps, { organization, path, query });
      found.set(key, one);
      return answer;
    };
    let asked = ask(way);
    for (const other of others)
      asked = asked.catch((error: unknown) => (isNotThere(error) ? ask(other) : Promise.reject(error)));
    return asked;
  };
}

/** One row of a list: what servers tell members of a single one leaves out what the list says. What is changed begins with it. */
const inList =
  <Row extends MaybePart, Key>(deps: SessionDeps, list: ReadPart<Row>, keyOf: (row: Row) => Key) =>
  async (organization: string, wish: OrgWish, key: Key): Promise<Row> => {
    const { host } = new URL((await deps.current()).api);
    const fetchPart = (next: string | undefined) => list(organization, wish, next);
    const found = await findRow(fetchPart, (row) => keyOf(row) === key, host);
    if (found && !found.isPart) return found;
    throw new CodedError(found ? 'org-part' : 'org-missing', { host });
  };

/** @see SessionReader @throws CodedError of `askSession`; `org-missing` for a row that is in no list, `org-part` for one that the server tells in part. */
export function createSessionReader(deps: SessionDeps): SessionReader {
  const probe = createProbe(deps);
  const list =
    <Row>(ways: readonly string[], read: ReadRow<Row>, query: Asked['query'] = {}) =>
    async (organization: string, _: OrgWish, next?: string): Promise<OrgPage<Row>> => {
      const marked = next === undefined ? query : { ...query, continuationToken: next };
      return readPage(await probe(organization, ways, marked), read);
    };
  const withAll = { includeCollections: 'true', includeGroups: 'true' };
  const members = list(['users'], readSessionMember, withAll);
  const groups = list(['groups/details', 'groups'], readGroup);
  const collections = list(['collections/details', 'collections'], readSessionCollection);
  const policies = list(['policies'], readSessionPolicy);
  return {
    places: () => placesOf(deps),
    members,
    groups,
    collections,
    policies,
    member: inList(deps, members, ({ id }) => id),
    group: inList(deps, groups, ({ id }) => id),
    collection: inList(deps, collections, ({ id }) => id),
    policy: inList(deps, policies, ({ type }) => type),
    groupsOf: async (organization, _, id) => {
      const query = { includeGroups: 'true' };
      const answer = await probe(organization, [`users/${encodeURIComponent(id)}`], query);
      return readIds(answer, pick(answer.body, 'groups'));
    },
    membersOf: async (organization, _, id) => {
      const answer = await probe(organization, [`groups/${encodeURIComponent(id)}/users`]);
      return readIds(answer, answer.body);
    },
    events: (organization, _, query, next) => readSessionEvents(deps, organization, query, next),
    subscription: async (organization) => {
      const answer = await probe(organization, ['subscription']);
      const found = readSessionSubscription(answer.body);
      if (!found) throw damaged(answer);
      return found;
    },
  };
}
