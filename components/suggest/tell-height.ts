import type { FramePort } from './frame-port';

/** Tells how high the page is, whenever that changes. A frame that shows nothing yet is told nothing of sizes: it asks after each change. */
export function tellHeight(root: Element, port: FramePort): void {
  let last = 0;
  const tell = () => {
    const { height } = root.getBoundingClientRect();
    if (height !== last) port.say({ name: 'size', height });
    last = height;
  };
  new ResizeObserver(tell).observe(root);
  new MutationObserver(tell).observe(root, { childList: true, subtree: true });
}
