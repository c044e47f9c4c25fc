import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Item } from '../../lib/items';
import { t } from '../../lib/text';
import type { OpenedItem } from '../state/opened-item';
import { go, route } from '../state/route';
import { moveTo, surface } from '../state/surface';
import { Button } from '../ui/Button';
import { addFiles } from './uploading';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the page. True while some are held over it. */
function useDrop(take: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useLayoutEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Otherwise the browser would open the file in the place of this page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      taking.current([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

/** Adds files: chosen with the browser's own chooser, or dropped anywhere on the page. */
export function AddFiles({ item, opened }: { item: Item; opened: OpenedItem }) {
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const take = (files: File[]) =>
    addFiles({ itemId: item.id, itemName: item.name ?? '', guard: opened.guard }, files);
  const isOver = useDrop(take);
  const isWanted = route.value.wantsFile === true && surface() !== 'popup';
  useEffect(() => {
    if (!isWanted) return;
    go({ wantsFile: false });
    place.current?.querySelector('button')?.focus();
    place.current?.scrollIntoView({ block: 'center' });
  }, [isWanted]);
  const choose = () => {
    if (surface() !== 'popup') return input.current?.click();
    go({ wantsFile: true });
    moveTo('tab');
  };
  return (
    <div ref={place} class={`add ${isOver ? 'over' : ''}`}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('addFile')}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button onClick={choose}>{t('addFile')}</Button>
      <span class="t3 small">{t(surface() === 'popup' ? 'addFileInTab' : 'dropFiles')}</span>
      {!item.hasTrash && <p class="t2 small whole">{t('oldServerFiles')}</p>}
    </div>
  );
}
