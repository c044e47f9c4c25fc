import { CodedError } from '../errors';
import type { Item } from '../items';
import { askOrganization, type OrgDeps } from './ask-organization';
import { type OrgAnswer, readIds } from './read-answer';
import {
  type ReadRow,
  readCollection,
  readEvent,
  readGroup,
  readMember,
  readPage,
  readPolicy,
  readSubscription,
} from './read-rows';
import type {
  EventQuery,
  Group,
  Member,
  OrgCollection,
  OrgEvent,
  OrgPage,
  OrgWish,
  Policy,
  Subscription,
} from './shapes';

type ReadList<Row, Who> = (who: Who, wish: OrgWish, next?: string) => Promise<OrgPage<Row>>;
type ReadOne<Row, Who> = (who: Who, wish: OrgWish, id: string) => Promise<Row>;
type ReadIds<Who> = (who: Who, wish: OrgWish, id: string) => Promise<readonly string[]>;

/**
 * An organisation, read with the token of an item (`Who` is the item, and whether the person may use its secret is the caller's to ask) or
 * by the account's own session (`Who` is the organisation's id).
 */
export interface OrgReader<Who = Item> {
  readonly members: ReadList<Member, Who>;
  readonly groups: ReadList<Group, Who>;
  readonly collections: ReadList<OrgCollection, Who>;
  readonly policies: ReadList<Policy, Who>;
  /** The rows as they are now: what is changed begins with them. */
  readonly member: ReadOne<Member, Who>;
  readonly group: ReadOne<Group, Who>;
  readonly collection: ReadOne<OrgCollection, Who>;
  policy(who: Who, wish: OrgWish, type: number): Promise<Policy>;
  /** Ids of the groups of a member. */
  readonly groupsOf: ReadIds<Who>;
  /** Ids of the memberships in a group. */
  readonly membersOf: ReadIds<Who>;
  events(who: Who, wish: OrgWish, query: EventQuery, next?: string): Promise<OrgPage<OrgEvent>>;
  subscription(who: Who, wish: OrgWish): Promise<Subscription>;
}

/** The path of one row. */
export const pathTo = (list: string, id: string): string => `${list}/${encodeURIComponent(id)}`;

const damaged = ({ host }: OrgAnswer) => new CodedError('answer-damaged', { host });

/** The forms in which the API answers. */
function createForms(deps: OrgDeps) {
  const page = async <Row>(
    read: ReadRow<Row>,
    item: Item,
    wish: OrgWish,
    path: string,
    query: Readonly<Record<string, string>>,
    next: string | undefined,
  ): Promise<OrgPage<Row>> => {
    const marked = next === undefined ? query : { ...query, continuationToken: next };
    const answer = await askOrganization(deps, item, wish, { path, query: marked });
    return readPage(answer, read);
  };
  const list =
    <Row>(path: string, read: ReadRow<Row>): ReadList<Row, Item> =>
    (item, wish, next) =>
      page(read, item, wish, path, {}, next);
  const row = async <Row extends object>(
    read: ReadRow<Row>,
    item: Item,
    wish: OrgWish,
    path: string,
  ): Promise<Row> => {
    const answer = await askOrganization(deps, item, wish, { path });
    const found = read(answer.body);
    if (!found) throw damaged(answer);
    if ('isPart' in found) throw new CodedError('org-part', { host: answer.host });
    return found;
  };
  const one =
    <Row extends object>(path: string, read: ReadRow<Row>): ReadOne<Row, Item> =>
    (item, wish, id) =>
      row(read, item, wish, pathTo(path, id));
  const ids =
    (path: string, what: string): ReadIds<Item> =>
    async (item, wish, id) => {
      const answer = await askOrganization(deps, item, wish, { path: `${pathTo(path, id)}/${what}` });
      return readIds(answer, answer.body);
    };
  return { page, list, row, one, ids };
}

/** @see OrgReader @throws CodedError of `askOrganization`; `org-part` for a row that the server tells in part: a change would lose the rest. */
export function createOrgReader(deps: OrgDeps): OrgReader {
  const { page, list, row, one, ids } = createForms(deps);
  return {
    members: list('members', readMember),
    groups: list('groups', readGroup),
    collections: list('collections', readCollection),
    policies: list('policies', readPolicy),
    member: one('members', readMember),
    group: one('groups', readGroup),
    collection: one('collections', readCollection),
    policy: (item, wish, type) => row(readPolicy, item, wish, pathTo('policies', String(type))),
    groupsOf: ids('members', 'group-ids'),
    membersOf: ids('groups', 'member-ids'),
    events: (item, wish, query, next) => page(readEvent, item, wish, 'events', { ...query }, next),
    subscription: (item, wish) => row(readSubscription, item, wish, 'organization/subscription'),
  };
}
