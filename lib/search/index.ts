/**
 * Room: search. Finds rows by what is typed: names, user names, hosts, folders, notes and custom fields, with qualifiers,
 * forgiving a misspelling, best first; and the order of rows by name.
 * Pure: holds what it is given in memory only, draws nothing, knows no browser, never meets a secret.
 */
export { createSearch, type Hit, type Hits } from './create-search';
export type { AccountNames, Names } from './fits-qualifiers';
export { fold, searchWords } from './fold';
export { folderParts, folderPath, isInFolder } from './folder-path';
export type { Texts } from './haystack';
export type { RankContext } from './lift-rows';
export { markPieces, type Piece } from './mark-pieces';
export { markedWords, parseQuery, type Query } from './parse-query';
export { uriHost } from './uri-host';
export type { Where } from './where-found';
