/**
 * Room: sites. Which sites count as one: what the server says, and what the person has said yes to.
 * Owns both lists and how they meet. A site is added by a yes alone; the server by itself can only take away.
 * Pages read them; the background alone writes them, one change after the other.
 * Never compares an address with a page: that is lib/match.
 */
export { noteOffered } from './note-offered';
export { type GroupState, groupStates, groupsInForce, type SiteGroup, type SiteGroups } from './site-groups';
export {
  agree,
  forgetGroups,
  keepApart,
  readGroups,
  readGroupsInForce,
  watchGroups,
} from './stored-groups';
