import { CodedError } from '../../lib/errors';
import { type Item, organizationOfClient } from '../../lib/items';
import type { KeyWriter, OrgReader, OrgWriter, SessionReader } from '../../lib/org';
import type { OfOrganization } from '../../lib/protocol';
import { sealForOrganization, type Vault, type VaultKeys } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMaySee, type VerifyPassword } from './secret-gate';

export interface OrgHandlerDeps {
  readonly vault: Vault;
  readonly org: OrgReader & KeyWriter;
  readonly sessionOrg: SessionReader & OrgWriter<string>;
  readonly keys: VaultKeys;
  readonly verifyPassword: VerifyPassword;
}

type OrgName = Extract<OwnName, `org.${string}`>;

type Do<T> = <Who>(org: OrgReader<Who> & OrgWriter<Who>, who: Who) => Promise<T>;
/** In the way that was asked for. */
type By = <T>(args: OfOrganization, act: Do<T>) => Promise<T>;
type ByKey = <T>(args: OfOrganization, act: (org: KeyWriter, item: Item) => Promise<T>) => Promise<T>;

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

const memberWriters = (by: By) =>
  ({
    'org.inviteMember': (args) => by(args, (to, who) => to.inviteMember(who, args, args.change)),
    'org.putMember': (args) => by(args, (to, who) => to.putMember(who, args, args.member, args.change)),
    'org.removeMember': (args) => by(args, (to, who) => to.removeMember(who, args, args.member)),
    'org.reinvite': (args) => by(args, (to, who) => to.reinvite(who, args, args.member)),
    'org.revoke': (args) => by(args, (to, who) => to.revoke(who, args, args.member)),
    'org.restore': (args) => by(args, (to, who) => to.restore(who, args, args.member)),
  }) satisfies Partial<Own>;

const otherWriters = (by: By) =>
  ({
    'org.addGroup': (args) => by(args, (to, who) => to.addGroup(who, args, args.change)),
    'org.putGroup': (args) => by(args, (to, who) => to.putGroup(who, args, args.group, args.change)),
    'org.deleteGroup': (args) => by(args, (to, who) => to.deleteGroup(who, args, args.group)),
    'org.putCollection': (args) =>
      by(args, (to, who) => to.putCollection(who, args, args.collection, args.change)),
    'org.deleteCollection': (args) => by(args, (to, who) => to.deleteCollection(who, args, args.collection)),
  }) satisfies Partial<Own>;

const keyWriters = (byKey: ByKey) =>
  ({
    'org.putGroupsOf': (args) =>
      byKey(args, (to, item) => to.putGroupsOf(item, args, args.member, args.groups)),
    'org.putMembersOf': (args) =>
      byKey(args, (to, item) => to.putMembersOf(item, args, args.group, args.members)),
    'org.importDirectory': (args) =>
      byKey(args, (to, item) => to.importDirectory(item, args, args.directory)),
    'org.putSubscription': (args) => byKey(args, (to, item) => to.putSubscription(item, args, args.change)),
  }) satisfies Partial<Own>;

/** The one member that a server reads beside a policy (bitwarden/server OrganizationModelOwnershipPolicyModel). */
const OWN_NAME = 'defaultUserCollectionName';

const ofKey = (item: Item) => ({
  id: organizationOfClient(item.values.username ?? '') ?? '',
  name: item.name ?? '',
});

/** A name is sealed with the organisation's own key, which no server gives us: the account has it, or it cannot be done here. */
const policyWriters = ({ vault, keys }: OrgHandlerDeps, by: By, byKey: ByKey) =>
  ({
    'org.holdsKey': async ({ id, way }) =>
      way !== 'session' && (await keys.organization(ofKey(await vault.item(id)).id)) !== null,
    'org.putPolicy': ({ type, change, ownName, ...wish }) => {
      const { enabled, data } = change;
      if (ownName === undefined)
        return by(wish, (to, who) => to.putPolicy(who, wish, type, { enabled, data }));
      return byKey(wish, async (to, item) => {
        const metadata = { [OWN_NAME]: await sealForOrganization(keys, ofKey(item), ownName) };
        await to.putPolicy(item, wish, type, { enabled, data, metadata });
      });
    },
  }) satisfies Partial<Own>;

/**
 * Answers about an organisation. Its key opens all of it: whoever may not see an item's secret does nothing with it. By the account's own
 * sign-in only that is done which the account's role includes.
 */
export function orgHandlers(deps: OrgHandlerDeps): Pick<Own, OrgName> {
  const { vault, org, sessionOrg, verifyPassword } = deps;
  const open = async ({ id, password }: OfOrganization): Promise<Item> => {
    const item = await vault.item(id);
    await assertMaySee(item, 'password', password, verifyPassword);
    return item;
  };
  const by: By = async (args, act) =>
    args.way === 'session' ? act(sessionOrg, args.id) : act(org, await open(args));
  const byKey: ByKey = async (args, act) => {
    if (args.way === 'session') throw new CodedError('org-by-key');
    return act(org, await open(args));
  };
  return {
    'org.places': () => sessionOrg.places(),
    ...readers(by),
    ...memberWriters(by),
    ...otherWriters(by),
    ...keyWriters(byKey),
    ...policyWriters(deps, by, byKey),
  };
}
