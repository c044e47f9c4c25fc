import { lazy } from '../ui/lazy';

/** What the list leads to by one key: it comes once the list has been drawn, and is there before the key. */
export const ItemScreen = lazy(async () => (await import('./ItemScreen')).ItemScreen);
export const CommandPalette = lazy(async () => (await import('./CommandPalette')).CommandPalette);

export const fetchNextScreens = (): void => {
  void ItemScreen.fetch();
  void CommandPalette.fetch();
};
