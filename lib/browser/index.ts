/**
 * Room: browser. The only user of the extension API, and the list of every stored key.
 * Owns access to it, decides nothing.
 */
export { browser } from './browser';
export { readManaged, watchManaged } from './managed';
export { missingAccess } from './missing-access';
export type { StorageItem } from './storage-item';
export {
  accountsItem,
  agreedSitesItem,
  apiTokensItem,
  correctionsItem,
  deviceIdItem,
  editDraftItem,
  fillCycleItem,
  fillStepsItem,
  generatedItem,
  generatorOptionsItem,
  hubRetriesItem,
  keyChallengeItem,
  managedSeenItem,
  offeredSitesItem,
  orgPinsItem,
  outboxRetriesItem,
  overviewKeysItem,
  pendingSignInItem,
  pendingUploadsItem,
  pinnedEndpointsItem,
  pinsItem,
  popupRouteItem,
  quietSitesItem,
  registeringItem,
  SIGNED_OUT,
  settingsItem,
  signInDraftItem,
  statusItem,
  suggestionItem,
  togetherItem,
  unlockedItem,
  unlockKeysItem,
  unlockPinsItem,
  waitingItem,
  waitingKeyItem,
} from './storage-items';
export {
  hasDatabase,
  hasPanel,
  hasWindows,
  openSurface,
  openUnlockWindow,
  type SurfaceName,
  surfaceOf,
  surfaceUrl,
} from './surfaces';
