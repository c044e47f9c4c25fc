import { MoveDialog } from '../pick/MoveDialog';
import { placeQuestion } from '../state/shared';
import { CollectionsDialog } from './CollectionsDialog';
import { ShareDialog } from './ShareDialog';

const close = (): void => {
  placeQuestion.value = null;
};

const DIALOGS = {
  folder: MoveDialog,
  organization: ShareDialog,
  collections: CollectionsDialog,
} as const;

/** The open question about where items lie. */
export function PlaceDialog() {
  const question = placeQuestion.value;
  if (!question) return null;
  const Asked = DIALOGS[question.what];
  return <Asked rows={question.rows} onEnd={close} />;
}
