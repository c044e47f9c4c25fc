import { askBackground } from '../../e2e/ask.ts';
import { t } from '../../e2e/words.ts';
import { type Watched, within } from '../subject.ts';
import { type BenchCase, type Measure, repeat } from './bench-case.ts';
import { timePopup } from './popup.ts';

/** A large house. */
const COLLECTIONS = 500;
const COLLECTION = 'Region 3/Branch 3/Team 003';
const PLACE = t('collectionIn', COLLECTION, 'Acme');
/** What leaves one of them, with a letter before that leaves ten. */
const [TYPED, LAST] = ['team 00', '3'];
const ONE_LEFT = '.collection-list .collection:only-child';

/** Milliseconds from the click or key that `act` ends with to the frame that shows it. */
async function timeTo(
  { probe }: Watched,
  patience: number,
  selector: string,
  act: () => Promise<unknown>,
  event: 'click' | 'keydown' = 'click',
): Promise<number> {
  await probe.arm({ kind: 'drawn', selector });
  await act();
  return (await within(patience, selector, probe.reached())) - (await probe.at(event));
}

/** The menu with every collection; then one of them, in which a single item lies. */
async function choosePlace({ subject, recorder }: BenchCase, popup: Watched): Promise<void> {
  const { page, surface } = popup;
  const menu = () => surface.click('button', t('sortAndFilter'));
  recorder.add('collections.menu', await timeTo(popup, subject.patience, '[role="menuitemradio"]', menu));
  const place = page.getByRole('menuitemradio', { name: PLACE, exact: true });
  await place.scrollIntoViewIfNeeded();
  const rows = '[role="option"][aria-setsize="1"]';
  recorder.add('collections.place', await timeTo(popup, subject.patience, rows, () => place.click()));
}

/** Where that item is to lie: the question, and the collection that is looked for in it. */
async function askWhere({ subject, recorder }: BenchCase, popup: Watched): Promise<void> {
  const { page, surface } = popup;
  await page.getByRole('combobox', { name: t('search') }).focus();
  await surface.press('ArrowRight');
  await surface.click('button', t('itemMenu'));
  const ask = () => surface.click('menuitem', t('collectionsEntry'));
  recorder.add('collections.ask', await timeTo(popup, subject.patience, '.collection-list .collection', ask));
  await surface.fill('textbox', t('findCollection'), TYPED);
  const type = () => page.keyboard.press(LAST);
  recorder.add('collections.find', await timeTo(popup, subject.patience, ONE_LEFT, type, 'keydown'));
  await surface.press('Escape');
  await surface.click('button', t('back'));
  await surface.click('button', t('leavePlace', COLLECTION));
}

/** An organisation with five hundred collections, for as long as this takes: its places in the popup, and the choice among them. */
export const measureCollections: Measure = async (bench) => {
  const { world, subject, recorder, runs } = bench;
  const many = world.vault.spread(COLLECTIONS);
  const popup = await subject.openPopup();
  const sync = () => askBackground(popup.surface, 'sync.now');
  try {
    const at = performance.now();
    await sync();
    recorder.add('collections.sync', performance.now() - at);
    await subject.rest();
    await repeat(runs, async () => {
      await choosePlace(bench, popup);
      await askWhere(bench, popup);
    });
    const site = await subject.open(world.siteUrl);
    const tabId = await subject.driver.tabId(site.surface);
    await repeat(runs, async () => recorder.add('collections.popup', await timePopup(subject, tabId)));
    await site.page.close();
  } finally {
    many.undo();
    await sync();
    await popup.page.close();
  }
};
