import { CodedError } from '../../lib/errors';
import type { Item } from '../../lib/items';
import type { OrgReader, OrgWriter, SessionReader } from '../../lib/org';
import type { OfOrganization } from '../../lib/protocol';
import type { Vault } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMaySee, type VerifyPassword } from './secret-gate';

export interface OrgHandlerDeps {
  readonly vault: Vault;
  readonly org: OrgReader & OrgWriter;
  readonly sessionOrg: SessionReader;
  readonly verifyPassword: VerifyPassword;
}

type OrgName = Extract<OwnName, `org.${string}`>;

type Read<T> = <Who>(org: OrgReader<Who>, who: Who) => Promise<T>;
type By = <T>(args: OfOrganization, read: Read<T>) => Promise<T>;
type Open = (args: OfOrganization) => Promise<Item>;

const readers = (by: By) =>
  ({
    'org.members': (args) => by(args, (from, who) => from.members(who, args, args.next)),
    'org.groups': (args) => by(args, (from, who) => from.groups(who, args, args.next)),
    'org.collections': (args) => by(args, (from, who) => from.collections(who, args, args.next)),
    'org.policies': (args) => by(args, (from, who) => from.policies(who, args, args.next)),
    'org.groupsOf': (args) => by(args, (from, who) => from.groupsOf(who, args, args.member)),
    'org.membersOf': (args) => by(args, (from, who) => from.membersOf(who, args, args.group)),
    'org.events': (args) => by(args, (from, who) => from.events(who, args, args.query, args.next)),
    'org.subscription': (args) => by(args, (from, who) => from.subscription(who, args)),
    'org.member': (args) => by(args, (from, who) => from.member(who, args, args.member)),
    'org.group': (args) => by(args, (from, who) => from.group(who, args, args.group)),
    'org.collection': (args) => by(args, (from, who) => from.collection(who, args, args.collection)),
    'org.policy': (args) => by(args, (from, who) => from.policy(who, args, args.type)),
  }) satisfies Partial<Own>;

const memberWriters = (org: OrgWriter, open: Open) =>
  ({
    'org.inviteMember': async (args) => org.inviteMember(await open(args), args, args.change),
    'org.putMember': async (args) => org.putMember(await open(args), args, args.member, args.change),
    'org.removeMember': async (args) => org.removeMember(await open(args), args, args.member),
    'org.reinvite': async (args) => org.reinvite(await open(args), args, args.member),
    'org.revoke': async (args) => org.revoke(await open(args), args, args.member),
    'org.restore': async (args) => org.restore(await open(args), args, args.member),
    'org.putGroupsOf': async (args) => org.putGroupsOf(await open(args), args, args.member, args.groups),
  }) satisfies Partial<Own>;

const otherWriters = (org: OrgWriter, open: Open) =>
  ({
    'org.addGroup': async (args) => org.addGroup(await open(args), args, args.change),
    'org.putGroup': async (args) => org.putGroup(await open(args), args, args.group, args.change),
    'org.deleteGroup': async (args) => org.deleteGroup(await open(args), args, args.group),
    'org.putMembersOf': async (args) => org.putMembersOf(await open(args), args, args.group, args.members),
    'org.putCollection': async (args) =>
      org.putCollection(await open(args), args, args.collection, args.change),
    'org.deleteCollection': async (args) => org.deleteCollection(await open(args), args, args.collection),
    'org.putPolicy': async (args) => org.putPolicy(await open(args), args, args.type, args.change),
    'org.importDirectory': async (args) => org.importDirectory(await open(args), args, args.directory),
    'org.putSubscription': async (args) => org.putSubscription(await open(args), args, args.change),
  }) satisfies Partial<Own>;

/**
 * Answers about an organisation. Its key opens all of it: whoever may not see an item's secret does nothing with it. By the account's own
 * sign-in it is only looked at.
 */
export function orgHandlers({ vault, org, sessionOrg, verifyPassword }: OrgHandlerDeps): Pick<Own, OrgName> {
  const open: Open = async ({ id, way, password }) => {
    if (way === 'session') throw new CodedError('org-read-only');
    const item = await vault.item(id);
    await assertMaySee(item, 'password', password, verifyPassword);
    return item;
  };
  const by: By = async (args, read) =>
    args.way === 'session' ? read(sessionOrg, args.id) : read(org, await open(args));
  return {
    'org.places': () => sessionOrg.places(),
    ...readers(by),
    ...memberWriters(org, open),
    ...otherWriters(org, open),
  };
}
