import type { Hono } from 'hono';
import { html } from 'hono/html';

const SIGN_IN = html`<form action="/sign-in" method="post">
  <label>E-mail address <input id="email" name="email" type="email" autocomplete="username"></label>
  <label>Password <input name="password" type="password" autocomplete="current-password"></label>
  <button type="submit">Sign in</button>
</form>`;

const page = (style: string, main: unknown) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Harbour Ledger</title>
    <link rel="icon" href="data:,">
    <style>body { margin: 1rem; font: 14px/1.4 sans-serif; } ${style}</style>
  </head>
  <body>
    <h2>Sign in</h2>
    ${SIGN_IN}
    ${main}
  </body>
</html>`;

/** With what is in it and around it, each makes five elements. */
const ENTRIES = 2000;

const entry = (number: number) => html`<li>
  <a href="#${number}">Berth ${number}</a> <span>paid</span> <p>Moored since <time>1 May</time></p>
</li>`;

const COLUMNS = 20;
const CELLS = 200;

const GRID_STYLE = `
  #grid { display: grid; grid-template-columns: repeat(${COLUMNS}, 3rem); margin-block: 1rem; }
  #grid span { padding: 1px 4px; font-variant-numeric: tabular-nums; }
`;

/** Every cell is a new element in every frame; the page counts its frames in `drawn`. */
function drawGrid(cells: number): void {
  const grid = document.getElementById('grid');
  const page = globalThis as unknown as { drawn: number };
  page.drawn = 0;
  const draw = () => {
    page.drawn += 1;
    const fresh = Array.from({ length: cells }, (_, at) => {
      const cell = document.createElement('span');
      cell.textContent = String((page.drawn * 7 + at * 13) % 1000);
      return cell;
    });
    grid?.replaceChildren(...fresh);
    requestAnimationFrame(draw);
  };
  draw();
}

const gridPage = () =>
  page(
    GRID_STYLE,
    html`<label>Search <input name="q" type="search"></label>
      <div id="grid"></div>
      <script type="module" src="/bench/grid.js"></script>`,
  );

/** Serves the pages that show what the extension costs, below `/bench/`. */
export function serveCostPages(site: Hono): void {
  const entries = Array.from({ length: ENTRIES }, (_, number) => entry(number));
  site.get('/bench/nodes', (context) => context.html(page('', html`<ul>${entries}</ul>`)));
  site.get('/bench/grid', (context) => context.html(gridPage()));
  site.get('/bench/grid.js', (context) =>
    context.body(`(${drawGrid.toString()})(${CELLS});`, 200, { 'content-type': 'text/javascript' }),
  );
}
