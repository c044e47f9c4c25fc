/**
 * Room: fill. Decides which items fit a page and which field gets which value.
 * Owns roles, offers and plans. Pure: no DOM (that is fill/page), no storage, no network.
 */
export type {
  ApplyReport,
  FieldFacts,
  FieldRole,
  FillPlan,
  FillReport,
  FrameFacts,
  SiteInfo,
  SkipReason,
} from './fill';
