/** The heart of the product: a case is an ordered list of dated facts, and a pure machine that reads them. */
export { type Access, type AccessLine, decides, type Holders, type RelationRule, type Restriction, recordedFor } from './access.js';
export { advance, begin, defaultSettings } from './advance.js';
export { notices } from './asking.js';
export { answerOn, type Beside, lookingAmong } from './beside.js';
export { canonical, digest, type Json } from './canonical.js';
export { type Corrected, type Correction, findingKey, isCorrectable, RECTIFICATION_SOURCE, readCorrection } from './correction.js';
export { crossing, nextDue } from './crossing.js';
export { type Anchor, anchorOf, type Consequence, type Deadline, type DeadlineRule, ruleName, type Settings } from './deadline.js';
export { asXStateGuards, defineProcess, ProcessDefinitionError } from './define.js';
export { changesNothing, type Difference, difference } from './difference.js';
export { effective, type Standing } from './effective.js';
export {
  type Act,
  ALARM_RELEASED,
  type AttachmentNote,
  CALENDAR,
  type Data,
  DEADLINE_REACHED,
  type DecidedBy,
  type Fact,
  type FactEvent,
  type Finding,
  type Findings,
  NOTHING_FOUND,
  OPEN,
  RECTIFIED,
  type Relation,
  written,
} from './fact.js';
export type { Answer, FindingRule, Looking, Person } from './finding.js';
export {
  choice,
  count,
  type DataClass,
  type Dating,
  date,
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
export {
  type Addressee,
  type Block,
  bullets,
  type Condition,
  citing,
  heading,
  type Letter,
  type LetterField,
  paragraph,
  placesOf,
  type Sentence,
  says,
  signature,
} from './letter.js';
export * as shown from './letter-fields.js';
export { findingsOf, knownFor, neededFindings } from './look.js';
export { repeated } from './periods.js';
export { carriesPersonalData } from './personal.js';
export type { PlainWords } from './plain-words.js';
export { follow, forecast, play, type Refused, type Timeline } from './play.js';
export type { Advance, Effect, Position, Step } from './position.js';
export {
  because,
  type DocumentRule,
  type FlagRule,
  type Guard,
  type OpeningTemplate,
  onceFilledIn,
  type Process,
  type ProcessParts,
  type SettingRule,
  type ShownRule,
  type Situation,
  situation,
  type Way,
} from './process.js';
export { type Missing, type Refusal, refusal, sentence } from './refusal.js';
export { obstacles } from './refuse.js';
export { ReleaseAlarm } from './release-alarm.js';
export { retell, standingOn, type Telling, type Told } from './retell.js';
export { cite, notFromText, type Source, source } from './source.js';
