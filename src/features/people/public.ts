/** What other features may use of people. */
export { eldersNamed, helpedBy } from './answering.ts'
export type { Audience, Recipients, Unread } from './audience.ts'
export { onDay } from './audience.ts'
export { calledBy } from './called.ts'
export { findClash } from './family.ts'
export { askPurpose, handOut, noteAnswered, PURPOSE, sentSheet } from './hand-out.ts'
export { calledFirst, freeToBeAsked, remarksToSet, spouseOf, withoutChat } from './in-reach.ts'
export {
  findByName,
  findEverByName,
  findGoneByName,
  type GonePerson,
  type KnownPerson,
  knownPeople,
  namesakeOptions,
} from './known-people.ts'
export { takenBack, withoutThose, withThose } from './left-out.ts'
export {
  contactCards,
  householdsOf,
  type PhoneLine,
  personLines,
  phoneList,
} from './lines.ts'
export { findMentioned, findSoundingLike, type Mentioned, nearlyNamed, sayNotFound } from './mentioned.ts'
export { isNarrowed, isPublic, narrowingIn } from './narrowing.ts'
export {
  CAME_AS_DEAD,
  DECLINES,
  IN_REACH,
  isOwn,
  isWithin,
  REPORTED_DEAD,
  UNIT_NAME,
  unitName,
} from './queries/parts.ts'
export { AWAY, type Stopped, stoppedAt } from './queries/stopped.ts'
export {
  addPerson,
  type ByWhom,
  type Card,
  cardsOf,
  clubsWithin,
  countByBranch,
  countUndated,
  countWithoutUnit,
  dutyOn,
  findCard,
  hasChat,
  inAudience,
  isInCare,
  keepMarriageMutual,
  keepOwn,
  keepWithin,
  latestExports,
  lockPeople,
  marry,
  nameOf,
  noteChanges,
  noteShown,
  type PastExport,
  type Place,
  relativesOf,
  saidToBeDead,
  searchCards,
  staffOn,
  unitTree,
} from './queries.ts'
export { addressOf, ageInWords, ageOn, bornOn, maskPhone } from './rules.ts'
export { takeBack, UNDO_WITHIN } from './take-back.ts'
export { namedWithUnit, toldApart } from './told-apart.ts'
export { isSoldier } from './traits.ts'
export { ANSWERED_BY_PHONE, clubForms, unitForms } from './vocabulary.ts'
export {
  countAudience,
  leadingAudience,
  leadingPeople,
  resolveAudience,
  resolveRecipients,
  roomsFor,
  savedByNow,
} from './whom-for.ts'
export {
  audienceUnknown,
  birthday,
  chooseNamesake,
  departed,
  ENTERED_WRONGLY,
  inBrackets,
  inFull,
  leftOutUndated,
  nameAndUnit,
  notFound,
  ownRecord,
  purposeKept,
  sayAudience,
} from './wording.ts'
