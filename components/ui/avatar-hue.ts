/** One of six hues for a name, always the same for the same name. */
export function avatarHue(name: string): number {
  let sum = 0;
  for (const character of name.trim().toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return (sum % 6) + 1;
}

/** The letter or digit that an avatar shows. */
export function avatarLetter(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '?';
}
