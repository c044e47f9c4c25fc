export type Unit = 'ms' | 'bytes' | 'count' | 'percent' | 'rate';

export interface Metric {
  readonly title: string;
  readonly unit: Unit;
  /** What it is put beside: what the bare platform needs for the same, or another measurement. */
  readonly beside?: string;
  /** True for what the platform does without us. */
  readonly isYardstick?: true;
}

const time = (title: string, beside?: string): Metric => ({ title, unit: 'ms', ...(beside && { beside }) });
const yardstick = (title: string): Metric => ({ title: `  bare: ${title}`, unit: 'ms', isYardstick: true });
const bytes = (title: string, beside?: string): Metric => ({
  title,
  unit: 'bytes',
  ...(beside && { beside }),
});
const count = (title: string): Metric => ({ title, unit: 'count' });

/** Everything that is measured, in the order in which it is printed. */
export const METRICS = {
  'unlock.all': time('Unlock to first row', 'bare.kdf'),
  'bare.kdf': yardstick('key derivation'),
  'unlock.rest': time('Unlock to first row, without key derivation'),
  'unlock.start': time('The same after a start of the browser'),
  'popup.warm': time('Popup to first row, worker running', 'bare.page'),
  'bare.page': yardstick('blank page, worker running'),
  'popup.stopped': time('Popup to first row, worker stopped', 'popup.warm'),
  'bare.page.stopped': yardstick('blank page, worker stopped'),
  'search.common': time('Keystroke to results, frequent word', 'bare.key'),
  'search.rare': time('Keystroke to results, rare word', 'bare.key'),
  'search.typo': time('Keystroke to results, word with a typo', 'bare.key'),
  'search.none': time('Keystroke to results, no hit', 'bare.key'),
  'search.worst': time('Keystroke to results, slowest letter', 'bare.key'),
  'search.change': time('Keystroke to changed list, before the frame'),
  'bare.key': yardstick('keystroke to changed text'),
  'hits.rare': count('Found by the rare word, of 3'),
  'hits.typo': count('Found by the rare word with a typo, of 3'),
  'accounts.popup': time('Popup to first row, two such accounts', 'popup.warm'),
  'accounts.search': time('Keystroke to results, frequent word, two such accounts', 'search.common'),
  'accounts.heap': bytes('Heap of the popup, two such accounts', 'heap.popup'),
  'collections.sync': time('Sync by hand, 500 new collections', 'sync.first'),
  'collections.popup': time('Popup to first row, 500 collections', 'popup.warm'),
  'collections.menu': time('Click to the menu with all of them'),
  'collections.place': time('One of them chosen, to its rows'),
  'collections.ask': time('Click to the question where an item lies'),
  'collections.find': time('Keystroke in it to the collections that fit', 'bare.key'),
  'sync.first': time('First sync: signed in to all rows', 'bare.sync'),
  'sync.first.sync': time('First sync, the sync alone', 'bare.sync'),
  'bare.sync': yardstick('fetch, parse and write the same bytes'),
  'sync.quiet': time('Sync by itself, nothing new', 'sync.first'),
  'sync.same': time('Sync by hand, nothing new', 'sync.first'),
  'sync.one': time('Sync by hand, one change, to its row', 'sync.first'),
  'edit.save': time('Save to changed row', 'bare.seal'),
  'bare.seal': yardstick('seal what has changed'),
  'outbox.count': count('Changes that wait for the server'),
  'outbox.drain': time('All of them sent', 'bare.puts'),
  'bare.puts': yardstick('the same requests, one after the other'),
  'rebuild.first': time('Overview lost: to first row', 'bare.open'),
  'rebuild.all': time('Overview lost: to all rows', 'bare.open'),
  'bare.open': yardstick('open the same values'),
  'fill.warm': time('Fill by command, worker running', 'bare.script'),
  'fill.stopped': time('Fill by command, worker stopped', 'bare.script'),
  'bare.script': yardstick('one script into the page'),
  'choice.click': time('Suggestion clicked, to filled fields', 'bare.script'),
  'choice.key': time('Suggestion chosen by Enter, to filled fields', 'bare.script'),
  'log.first': time('Event log of a year, to its first rows'),
  'log.held': time('10,000 of its rows read and held'),
  'log.filter': time('Keystroke in its search to the changed table'),
  'log.heap': bytes('Heap of the console with 10,000 rows'),
  'log.whole': time('All of its rows into a file', 'bare.log'),
  'log.rows': count('Rows in that file, none twice'),
  'bare.log': yardstick('the same requests, one after the other'),
  'log.process': bytes('Extension process, what it grew by at most meanwhile'),
  'log.after': bytes('Heap of the console when it is written'),
  'log.worker': bytes('Heap of the worker then'),
  'heap.worker': bytes('Heap of the worker'),
  'buffers.worker': bytes('Buffers of the worker'),
  'heap.popup': bytes('Heap of the popup'),
  'buffers.popup': bytes('Buffers of the popup'),
  'process.footprint': bytes('Extension process, its own memory'),
  'process.share': bytes('Extension process, with its share of common pages'),
  'disk.indexeddb': bytes('In IndexedDB', 'answer'),
  answer: bytes('  the server’s answer to a sync'),
  'bare.fetch': yardstick('fetch the answer'),
  'bare.parse': yardstick('parse the answer'),
  'bare.write': yardstick('write its items to IndexedDB'),
  'bare.read': yardstick('read its items from IndexedDB'),
} satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

/** The metric of a name, in the common shape. */
export const metricOf = (name: MetricName): Metric => METRICS[name];
