import { IDBRequest as FakeRequest, IDBObjectStore as FakeTable } from 'fake-indexeddb';
import type { Gate } from './gate';

/** The parts of the fake database that are looked into. */
interface Target {
  listeners: { readonly callback: unknown; readonly type: string }[];
  dispatchEvent(event: FakeEvent): boolean;
  [handler: `on${string}`]: unknown;
}

interface FakeEvent {
  readonly type: string;
}

interface Transaction extends Target {
  readonly db: Connection;
  readonly mode: string;
  _state: string;
  readonly _requests: readonly { readonly request: Target }[];
  _abort(name: string | null): void;
}

interface Connection extends Target {
  readonly _rawDatabase: { readonly transactions: Transaction[]; processTransactions: unknown };
  close(): void;
}

interface Request extends Target {
  readonly transaction: Transaction | null;
  readonly source: unknown;
  readonly _result: unknown;
}

/** Whose a connection or a request to open one is, and what is to go wrong with it. */
export interface Owner {
  readonly gate: Gate;
  /** What the database says when it takes nothing more. */
  readonly fault: string;
  /** Asked for every row that is put, and before a transaction that changes something is committed; true: it takes no more. */
  readonly isFull: (at: 'row' | 'commit') => boolean;
}

const owners = new WeakMap<object, Owner>();
const HANDLERS = [
  'success',
  'error',
  'abort',
  'complete',
  'upgradeneeded',
  'blocked',
  'versionchange',
  'close',
];
/** A transaction of the fake database listens to itself for these first. */
const OWN_LISTENERS = 3;

const isTransaction = (target: object): target is Transaction => '_rollbackLog' in target;
const isRequest = (target: object): target is Request => 'readyState' in target;

/** Takes away whatever a dead worker listens with; what the database itself needs stays. */
function silence(target: Target): void {
  for (const type of HANDLERS) if (`on${type}` in target) target[`on${type}`] = null;
  target.listeners = isTransaction(target)
    ? target.listeners.filter(
        ({ callback }, at) => at < OWN_LISTENERS || callback === target.db._rawDatabase.processTransactions,
      )
    : [];
}

function ownerOf(target: Target): Owner | undefined {
  if (isTransaction(target)) return owners.get(target.db);
  if (!isRequest(target)) return owners.get(target);
  return owners.get(target) ?? (target.transaction ? owners.get(target.transaction.db) : undefined);
}

/** The browser ends a dead worker's transactions: what was not committed is undone. */
function abandon(connection: Connection): void {
  silence(connection);
  for (const transaction of connection._rawDatabase.transactions) {
    if (transaction.db !== connection) continue;
    for (const { request } of transaction._requests) silence(request);
    silence(transaction);
    if (transaction._state !== 'finished') transaction._abort(null);
  }
  connection.close();
}

function adopt(connection: Connection, owner: Owner): void {
  if (owners.has(connection)) return;
  owners.set(connection, owner);
  owner.gate.whenKilled(() => abandon(connection));
}

/** True when the worker would go on after this event. */
function isAwaited(target: Target, type: string): boolean {
  if (typeof target[`on${type}`] === 'function') return true;
  const listeners = isTransaction(target) ? target.listeners.slice(OWN_LISTENERS) : target.listeners;
  return listeners.some(
    (listener) =>
      listener.type === type &&
      !(isTransaction(target) && listener.callback === target.db._rawDatabase.processTransactions),
  );
}

/** Rows that there is no room for. */
const refused = new WeakSet<object>();

const prototype = Object.getPrototypeOf(FakeRequest.prototype) as Target;
const dispatch = prototype.dispatchEvent;

/**
 * There is no room for a row. Where others wait behind it, the whole transaction ends and they hear of nothing but that; the last one is
 * told itself.
 */
function refuse(request: Request, fault: string, event: FakeEvent): boolean {
  const { transaction } = request;
  if (!transaction) return true;
  refused.delete(request);
  if (transaction._requests.length === 0) {
    Object.assign(request, { _result: undefined, _error: new DOMException('', fault) });
    const error = new (event.constructor as new (type: string, options: object) => FakeEvent)('error', {
      bubbles: true,
      cancelable: true,
    });
    Object.assign(error, { eventPath: [transaction.db, transaction] });
    if (!request.dispatchEvent(error)) return true;
  }
  if (transaction._state !== 'finished') transaction._abort(fault);
  return true;
}

/** Every event of the database passes here: it is a step of the worker that waits for it. */
function dispatchOwned(this: Target, event: FakeEvent): boolean {
  const owner = ownerOf(this);
  if (!owner) return dispatch.call(this, event);
  const { type } = event;
  const isOpening =
    isRequest(this) && this.source === null && (type === 'success' || type === 'upgradeneeded');
  const opened = isOpening ? (this as Request)._result : undefined;
  if (opened) adopt(opened as Connection, owner);
  if (isTransaction(this) && type === 'complete' && this.mode !== 'readonly' && owner.isFull('commit')) {
    this._abort(owner.fault);
    return true;
  }
  if (refused.has(this) && type === 'success') return refuse(this as Request, owner.fault, event);
  if (isAwaited(this, type) ? owner.gate.step(`database ${type}`) : owner.gate.isDead()) {
    silence(this);
    if (opened) abandon(opened as Connection);
  }
  return dispatch.call(this, event);
}

prototype.dispatchEvent = dispatchOwned;

const { put } = FakeTable.prototype;

FakeTable.prototype.put = function putOwned(this: IDBObjectStore, ...row: Parameters<typeof put>) {
  const request = put.apply(this, row);
  if (owners.get(this.transaction.db)?.isFull('row')) refused.add(request);
  return request;
};

/** The database as one worker sees it. */
export function ownedDatabase(factory: IDBFactory, owner: Owner): IDBFactory {
  const own = <T extends object>(what: string, request: () => T): T => {
    // Nothing of a dead worker is left to ask: the request goes nowhere.
    if (owner.gate.step(`database ${what}`)) return new FakeRequest() as unknown as T;
    const made = request();
    owners.set(made, owner);
    return made;
  };
  return {
    cmp: (first, second) => factory.cmp(first, second),
    databases: () => owner.gate.ask('databases', () => factory.databases()),
    deleteDatabase: (name) => own('delete', () => factory.deleteDatabase(name)),
    open: (name, version) => own('open', () => factory.open(name, version)),
  };
}
