/** True on Apple keyboards, where Command does what Control does elsewhere. */
const isApple = (): boolean => /mac/i.test(navigator.platform);

/** What stands on a key cap for Ctrl (or Command) with a letter. */
export const ctrlCap = (letter: string): string => `${isApple() ? '⌘' : '^'}${letter}`;

/** The letter that was typed together with Ctrl (or Command), in upper case; null for other keys. */
export function ctrlLetter({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null {
  const isCommand = (isApple() ? metaKey : ctrlKey) && !altKey && !shiftKey;
  return isCommand && /^[a-z]$/i.test(key) ? key.toUpperCase() : null;
}

/** Cap of the Enter key. */
export const ENTER = '↵';
