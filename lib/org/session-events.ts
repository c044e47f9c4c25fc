import { pickText, pickTexts } from '../wire';
import { type Asked, askSession, type SessionDeps } from './ask-session';
import { findRow } from './find-row';
import { readMember, readPage } from './read-rows';
import { readSessionEvent } from './session-rows';
import type { EventQuery, OrgEvent, OrgPage } from './shapes';

/** Where the next part of a log begins. */
interface Mark {
  /** The membership whose log is read, if it is one's. */
  readonly member: string | null;
  readonly token: string | null;
  /** Rows of the part before that share the moment at which this one begins: Vaultwarden tells them again. */
  readonly seen: readonly string[];
}

const segment = encodeURIComponent;

function parseMark(next: string): Mark {
  const mark: unknown = JSON.parse(next);
  return { member: pickText(mark, 'member'), token: pickText(mark, 'token'), seen: pickTexts(mark, 'seen') };
}

/** The membership of a person; null for one who has left. */
async function memberOf(deps: SessionDeps, organization: string, userId: string): Promise<string | null> {
  const path = `organizations/${segment(organization)}/users`;
  const { host } = new URL((await deps.current()).api);
  const fetchPart = async (next: string | undefined) => {
    const query = next === undefined ? {} : { continuationToken: next };
    return readPage(await askSession(deps, { organization, path, query }), readMember);
  };
  return (await findRow(fetchPart, (one) => one.userId === userId, host))?.id ?? null;
}

/** These servers have logs of their own for what the Public API has filters for. */
function pathOf(organization: string, { actingUserId, itemId }: EventQuery, { member }: Mark): string {
  if (actingUserId === undefined && itemId !== undefined) return `ciphers/${segment(itemId)}/events`;
  const whose = member === null ? '' : `/users/${segment(member)}`;
  return `organizations/${segment(organization)}${whose}/events`;
}

const print = (row: OrgEvent): string => JSON.stringify(row);

/** Takes out as many of each as have been there. */
function withoutSeen<Row>(
  rows: readonly Row[],
  seen: readonly string[],
  printOf: (row: Row) => string,
): Row[] {
  const left = [...seen];
  return rows.filter((row) => {
    const at = left.indexOf(printOf(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isBy = (userId: string | undefined, row: OrgEvent): boolean =>
  userId === undefined || row.actingUserId === userId;

/** The same of a row that could not be read: one that does not say whose it is is nobody's. */
const isRawBy = (userId: string | undefined, text: string): boolean =>
  userId === undefined || (text !== '' && pickText(JSON.parse(text), 'actingUserId') === userId);

const asked = (organization: string, query: EventQuery, mark: Mark): Asked => ({
  organization,
  path: pathOf(organization, query, mark),
  query: {
    start: query.start,
    end: query.end,
    ...(mark.token !== null && { continuationToken: mark.token }),
  },
});

/** Part of the log, as a member of the organisation may read it. @throws CodedError of `askSession`. */
export async function readSessionEvents(
  deps: SessionDeps,
  organization: string,
  query: EventQuery,
  next?: string,
): Promise<OrgPage<OrgEvent>> {
  const { actingUserId } = query;
  const first = async (): Promise<Mark> => {
    const member = actingUserId === undefined ? null : await memberOf(deps, organization, actingUserId);
    return { member, token: null, seen: [] };
  };
  const mark = next === undefined ? await first() : parseMark(next);
  const page = readPage(await askSession(deps, asked(organization, query, mark)), readSessionEvent);
  // Vaultwarden's log of somebody has in it what others did to them.
  const rows = withoutSeen(page.rows, mark.seen, print).filter((row) => isBy(actingUserId, row));
  const came = page.raw ?? [];
  const raw = withoutSeen(came, mark.seen, String).filter((text) => isRawBy(actingUserId, text));
  const isAtMark = (text: string) => page.next !== null && text.includes(page.next);
  const seen = [...page.rows.filter(({ date }) => date === page.next).map(print), ...came.filter(isAtMark)];
  const following: Mark = { member: mark.member, token: page.next, seen };
  return {
    rows,
    unread: raw.length,
    ...(raw.length > 0 && { raw }),
    passed: page.rows.length - rows.length + came.length - raw.length,
    next: page.next === null ? null : JSON.stringify(following),
  };
}
