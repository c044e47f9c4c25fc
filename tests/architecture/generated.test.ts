import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderTypes } from '../public-api/render-types';
import { renderNotices } from '../setup/notices.mjs';
import { withRoomMap } from './room-map';
import { ROOT } from './source-files';

/** What is generated is made anew and compared. `npm run generate` writes it. */
it('The README shows the room table as it is', async () => {
  const readme = join(ROOT, 'README.md');
  await expect(withRoomMap(readFileSync(readme, 'utf8'))).toMatchFileSnapshot(readme);
});

it('The notices name what is built in', async () => {
  await expect(renderNotices()).toMatchFileSnapshot(join(ROOT, 'public/third-party-notices.txt'));
});

it('The types of the organisation Public API are those of its description', async () => {
  await expect(await renderTypes()).toMatchFileSnapshot(join(ROOT, 'tests/public-api/types.ts'));
});
