/**
 * Room: hub. The server's notification hub (SignalR over WebSocket with MessagePack): wire messages in, typed events out, and when to
 * connect. What it says is unsigned: an event is a hint where to look, never a fact. Never sees a key or an item, keeps no address or token
 * longer than it takes to connect, has no timers: pages of ours, and the server's own messages, are its clock.
 */
export { createHub, type Hub, type HubDeps, type HubRetry, type HubTarget } from './hub';
export { hubAddress } from './hub-address';
export type { HubEvent } from './parse-message';
export { canOpen } from './try-line';
