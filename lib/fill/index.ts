/**
 * Room: fill. Decides which items fit a page and which field gets which value.
 * Owns roles, offers, plans and the one gate between an item and a frame.
 * Pure: no DOM (that is fill/page), no storage, no network; never sees what a page's fields contain.
 */
export { canProveSight } from './can-prove-sight';
export { chooseForm, isFilled, type Target } from './choose-form';
export {
  CORRECTABLE,
  type CorrectableRole,
  correctFrame,
  type FieldCorrections,
  signatureOf,
} from './corrections';
export { type ExplainedField, type ExplainedForm, explainForms, type Hindrance } from './explain';
export { explainRole, type RoledField } from './field-role';
export type {
  ApplyReport,
  ButtonFacts,
  FieldFacts,
  FieldRole,
  FillPlan,
  FillReport,
  FormFacts,
  FormPurpose,
  FrameFacts,
  PageRules,
  PlannedValue,
  SiteInfo,
  SkipReason,
} from './fill';
export { findRules } from './find-rules';
export { explainPurpose } from './form-purpose';
export { type GateRefusal, type GateRequest, isSecure, refuseFrame } from './gate';
export { findOffers, isNear, type Offer, type OfferSource } from './offers';
export {
  asksForCode,
  type Choice,
  chooseFor,
  type Fillable,
  makePlan,
  type PlanOptions,
  type PlanResult,
  planNewPassword,
  takesNewPassword,
} from './plan';
export { addressShape, type ExplainedFrame, reportOf } from './report';
export { sendsElsewhere, sendsInTheClear } from './sends';
export type { PageLook, PageOutcome, SentBy, SentForm, TypedValue } from './sent';
export { dropStep, type FillStep, type FillSteps, isStep, putFirst, readStep } from './steps';
export {
  type FrameCharge,
  type FrameNews,
  type FramePage,
  type FrameWish,
  findWish,
  type Suggested,
  type SuggestedRow,
  type Suggestions,
  type Wish,
} from './suggest';
export { isOffered, type UnderstoodForm, understandForms } from './understand';
export { webAddress } from './web-address';
