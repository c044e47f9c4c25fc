/** Base domains that share their logins. */
export type SiteGroup = readonly string[];

export interface SiteGroups {
  /** What the server says. */
  readonly offered: readonly SiteGroup[];
  /** What the person has said yes to. */
  readonly agreed: readonly SiteGroup[];
}

const isPair = (group: SiteGroup): boolean => group.length > 1;

/**
 * The groups that count: of each that the server still names, the sites that one yes of the person named together. So the server can
 * take a site away by itself, and add none.
 */
export function groupsInForce({ offered, agreed }: SiteGroups): SiteGroup[] {
  const yeses = agreed.map((group) => new Set(group));
  return offered.flatMap((group) => yeses.map((yes) => group.filter((site) => yes.has(site))).filter(isPair));
}

export interface GroupState {
  readonly sites: SiteGroup;
  /** True when all its sites count as one. */
  readonly isOn: boolean;
  /** Sites that came to it after a yes; empty for a group that is new as a whole. */
  readonly added: SiteGroup;
}

/** Every group that the server names, those that wait for a yes first. */
export function groupStates({ offered, agreed }: SiteGroups): GroupState[] {
  const yeses = agreed.map((group) => new Set(group));
  const states = offered.map((sites) => {
    const known = yeses.map((yes) => sites.filter((site) => yes.has(site))).filter(isPair);
    const isOn = known.some(({ length }) => length === sites.length);
    const added = known.length > 0 ? sites.filter((site) => !known.flat().includes(site)) : [];
    return { sites, isOn, added };
  });
  return [...states.filter(({ isOn }) => !isOn), ...states.filter(({ isOn }) => isOn)];
}

/** The yeses, and one more for each of these groups. */
export const withYes = (agreed: readonly SiteGroup[], groups: readonly SiteGroup[]): SiteGroup[] => [
  ...agreed.filter((known) => !groups.some((group) => known.every((site) => group.includes(site)))),
  ...groups,
];

/** The yeses without any by which two sites of this group count as one. */
export const withoutYes = (agreed: readonly SiteGroup[], group: SiteGroup): SiteGroup[] =>
  agreed.filter((known) => !isPair(known.filter((site) => group.includes(site))));
