import type { KindSpec } from './item-kind';

export const note: KindSpec = {
  kind: 'note',
  wireType: 2,
  wireObject: 'secureNote',
  label: 'kindNote',
  icon: 'note',
  fields: [],
  detailFields: [],
  detail: () => '',
  linked: {},
};
