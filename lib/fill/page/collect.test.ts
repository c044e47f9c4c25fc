// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { collect, isBelow } from './collect';
import { finishInSlices, finishNow, type Work } from './slices';

// As in a page that no extension looks at: nothing leads into closed roots.
vi.stubGlobal('chrome', undefined);

const names = (elements: readonly Element[]): string[] => elements.map(({ id }) => id);

const find = (id: string): Element => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

function addShadow(host: string, html: string): ShadowRoot {
  const root = find(host).attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

beforeEach(() => {
  document.body.innerHTML = `
    <h1 id="title">Sign in</h1>
    <ul><li><input id="first"></li></ul>
    <x-box id="box"><input id="light"><button id="send">Send</button></x-box>
    <div id="last"></div>
    <a id="link" href="/">Home</a><input id="tick" type="checkbox"><input id="hidden" type="hidden">`;
  addShadow('box', '<input id="inner">');
  addShadow('last', '<input id="end">');
});

it('finds all in page order, and what stands in a shadow root before the children of its host', () => {
  const { fields, buttons, signs } = finishNow(collect());
  expect(names(fields)).toEqual(['first', 'inner', 'light', 'end', 'tick']);
  expect(names(buttons)).toEqual(['send']);
  expect(names(signs)).toEqual(['title', 'send', 'link', 'tick']);
});

it('takes no more fields than a form has, and goes on with the rest', () => {
  document.body.innerHTML = `${'<input>'.repeat(400)}<button id="send">Send</button>`;
  const { fields, buttons } = finishNow(collect());
  expect(fields).toHaveLength(300);
  expect(names(buttons)).toEqual(['send']);
});

it('knows what stands below an element, through shadow roots but for its own', () => {
  const inner = find('box').shadowRoot?.getElementById('inner');
  if (!inner) throw new Error('no inner');
  expect(isBelow(inner, document.body)).toBe(true);
  expect(isBelow(inner, find('box'))).toBe(false);
  expect(isBelow(find('light'), find('box'))).toBe(true);
  expect(isBelow(find('first'), find('box'))).toBe(false);
  expect(isBelow(find('box'), find('box'))).toBe(false);
});

/** Work whose steps take so long each, by a clock of its own. */
function* steps(count: number, took: () => void): Work<string> {
  for (let done = 0; done < count; done += 1) {
    took();
    yield;
  }
  return 'done';
}

it.each([
  ['short work in one go', 3, 0],
  ['long work in slices of half a frame', 30, 3],
])('does %s', async (_, count, waits) => {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  const giveWay = vi.fn(async () => undefined);
  vi.stubGlobal('scheduler', { yield: giveWay });
  const tookOne = () => {
    clock += 1;
  };
  expect(await finishInSlices(steps(count, tookOne))).toBe('done');
  expect(giveWay).toHaveBeenCalledTimes(waits);
  vi.restoreAllMocks();
});
