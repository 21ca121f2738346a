/** The heart of the product: a case is an ordered list of dated facts, and a pure machine that reads them. */
export { type Access, type AccessLine, decides, type Holders, type RelationRule, type Restriction, recordedFor } from './access.js';
export { advance, begin, defaultSettings } from './advance.js';
export { canonical, digest, type Json } from './canonical.js';
export type { Anchor, Consequence, Deadline, DeadlineRule, Settings } from './deadline.js';
export { effective } from './effective.js';
export {
  type Act,
  ALARM_RELEASED,
  CALENDAR,
  type Data,
  DEADLINE_REACHED,
  type DecidedBy,
  type Fact,
  OPEN,
  RECTIFIED,
  type Relation,
} from './fact.js';
export {
  choice,
  type DataClass,
  type Dating,
  type FieldReference,
  type FieldRule,
  type FormClass,
  type FormRule,
  flag,
  form,
  formRule,
  isFieldReference,
  list,
  organisation,
  party,
  text,
} from './form.js';
export { carriesPersonalData } from './personal.js';
export { crossing, follow, forecast, nextDue, play, type Refused, type Timeline } from './play.js';
export type { Advance, Effect, Position, Step } from './position.js';
export {
  asXStateGuards,
  because,
  type DocumentRule,
  defineProcess,
  type FactEvent,
  type Guard,
  onceFilledIn,
  type Process,
  ProcessDefinitionError,
  type ProcessParts,
  type SettingRule,
  type Situation,
  situation,
  type Way,
} from './process.js';
export { type Missing, type Refusal, refusal, sentence } from './refusal.js';
export { obstacles } from './refuse.js';
export { cite, notFromText, type Source, source } from './source.js';
