/** The names from the outermost folder to this one: `Work/Servers` stands inside `Work`. Empty parts count for nothing. */
export const folderParts = (name: string): string[] =>
  name
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean);

/** A folder's name written one way only, for comparing: ` Work / Servers/` is `Work/Servers`. */
export const folderPath = (name: string): string => folderParts(name).join('/');

/** True when a folder is this one or stands inside it. Both as `folderPath` writes them. */
export const isInFolder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}/`);
