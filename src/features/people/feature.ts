/** People: the roster, who is who, who may do what. */
import type { Aftermath, Feature, PersonId, Tx } from '../../feature.ts'
import { askedOf } from './asked-of.ts'
import { correctRecord } from './correct-record.ts'
import {
  findByPart,
  findPerson,
  personsBirthday,
  personsNote,
  personsNumber,
  whichCard,
  whomTheyLookAfter,
} from './find-person.ts'
import { headCount } from './head-count.ts'
import { ownField } from './own-field.ts'
import * as queries from './queries.ts'
import { dropAudience, saveAudience, saveCounted, savedAudiences } from './save-audience.ts'
import { stillWanted } from './still-wanted.ts'
import { whoAreThey } from './who-are-they.ts'
import * as wording from './wording.ts'

export const people: Feature = {
  id: 'people',
  helpTopic: '名册',
  rights: {
    'people.search': ['staff', 'administrator'],
    // How many and who, without what is known of each; leaders of their own people.
    'people.count': ['group-leader', 'secretary', 'staff', 'administrator'],
    'people.own-record': ['member', 'former'],
  },
  commands: [
    findPerson,
    findByPart,
    personsNumber,
    personsBirthday,
    personsNote,
    askedOf,
    whomTheyLookAfter,
    whoAreThey,
    headCount,
    saveAudience,
    savedAudiences,
    dropAudience,
    ownField,
    correctRecord,
  ],
  answers: [saveCounted, whichCard],
  stillWanted,
  left,
  keptWords: queries.keptWords,
  forget: queries.forget,
  forgetsLast: true,
}

/** Those whom they looked after need somebody else; until then their unit's 联络员 stands in. */
async function left(db: Tx, person: PersonId): Promise<Aftermath> {
  const names = await queries.whoseOwnLiaison(db, person)
  return names.length === 0 ? {} : { told: [wording.liaisonLost(names)] }
}
