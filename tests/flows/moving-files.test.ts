import { afterEach, expect, it } from 'vitest';
import { decodeBase64 } from '../../lib/bytes';
import { addFile, sampleFile } from './adding-files';
import { BANK, settled, waiting } from './editing';
import { closeRigs, type Rig } from './rig';
import { itemNow, moveTo, startShared } from './sharing';

afterEach(closeRigs);

async function openOnly(rig: Rig, id: string) {
  const [file] = (await itemNow(rig, id)).attachments;
  const { fileName, base64 } = await rig.ask('vault.attachment', { id, attachmentId: file?.id });
  return { fileName, bytes: decodeBase64(base64) };
}

it.each([
  ['with a key of its own', true],
  ['without', false],
])(
  'An item %s that is moved while a file is on its way to it takes the file along',
  async (_, withOwnKey) => {
    const { rig, ids, place } = await startShared([BANK], { withOwnKey });
    const [bank = ''] = ids;
    const { file, bytes } = sampleFile(5000, 'plan.pdf');
    let moved = 0;
    await addFile(rig, bank, file, {
      before: async (name) => {
        if (name !== 'upload.ticket' || moved++ > 0) return;
        await moveTo(rig, [bank], place('Finance'));
        // What would go out does so now.
        await rig.ask('sync.now');
        await new Promise((done) => setTimeout(done, 500));
      },
    });
    await settled(rig);
    expect(await waiting(rig)).toEqual([]);
    expect((await itemNow(rig, bank)).organizationId).toBe(place('Finance').organizationId);
    expect(await openOnly(rig, bank)).toEqual({ fileName: 'plan.pdf', bytes });
    await rig.ask('account.signOut');
    await rig.signIn();
    await rig.list();
    expect(await openOnly(rig, bank)).toEqual({ fileName: 'plan.pdf', bytes });
  },
);
