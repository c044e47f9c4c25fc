/**
 * Room: history. What the generator made and the person then used or copied, the last of it, sealed on disk by account.
 * Opened only while unlocked, gone with the account. Never lies anywhere in the clear.
 */
export { createHistory, type History, type HistoryDeps, MOST_ENTRIES } from './history';
