import type { Unit } from '../metrics.ts';

/** How a page is visited: in a browser without the extension, as a site that is left alone, and as any other site. */
export const STATES = ['without', 'alone', 'with'] as const;

export type State = (typeof STATES)[number];

/** The pages that are visited. */
export const COST_PAGES = {
  plain: { title: 'Plain page', path: '/' },
  nodes: { title: '10,000 nodes', path: '/bench/nodes' },
  grid: { title: 'Grid drawn anew every frame', path: '/bench/grid' },
} as const;

export type CostPage = keyof typeof COST_PAGES;

interface Cost {
  readonly title: string;
  readonly unit: Unit;
}

/** What is measured of a visit, in the order in which it is printed. */
export const COSTS = {
  bytes: { title: 'scripts of ours', unit: 'bytes' },
  load: { title: 'load event', unit: 'ms' },
  script: { title: 'script', unit: 'ms' },
  task: { title: 'main thread', unit: 'ms' },
  heap: { title: 'heap', unit: 'bytes' },
  'still.share': { title: 'main thread at work', unit: 'percent' },
  'still.frames': { title: 'frames', unit: 'rate' },
  'focus.bytes': { title: 'a field has the focus: scripts of ours', unit: 'bytes' },
  'focus.script': { title: 'a field has the focus: script', unit: 'ms' },
  'focus.task': { title: 'a field has the focus: main thread', unit: 'ms' },
  'focus.heap': { title: 'a field has the focus: heap', unit: 'bytes' },
  'focus.share': { title: 'a field has the focus: main thread at work', unit: 'percent' },
  'focus.frames': { title: 'a field has the focus: frames', unit: 'rate' },
  'left.share': { title: 'the field was left: main thread at work', unit: 'percent' },
  'left.frames': { title: 'the field was left: frames', unit: 'rate' },
} as const satisfies Readonly<Record<string, Cost>>;

export type CostKind = keyof typeof COSTS;
export type CostName = `${CostPage}.${CostKind}`;

/** Values of each state, one for each round, in the order of the rounds. */
export type CostSamples = Partial<Record<CostName, Partial<Record<State, readonly number[]>>>>;

/** Every name with what it stands for, in order. */
export const COST_NAMES = (Object.keys(COST_PAGES) as CostPage[]).flatMap((page) =>
  (Object.keys(COSTS) as CostKind[]).map((kind) => ({
    name: `${page}.${kind}` as const satisfies CostName,
    title: `${COST_PAGES[page].title}: ${COSTS[kind].title}`,
    unit: COSTS[kind].unit,
  })),
);
