/** People: the roster, who is who, who may do what. */
import type { Feature } from '../../feature.ts'
import { correctRecord } from './correct-record.ts'
import { findPerson, personsBirthday, personsNote, personsNumber, whomTheyLookAfter } from './find-person.ts'
import { headCount } from './head-count.ts'
import { ownField } from './own-field.ts'
import { ownRecord } from './own-record.ts'
import { forget } from './queries.ts'
import { dropAudience, saveAudience, savedAudiences } from './save-audience.ts'
import { stillWanted } from './still-wanted.ts'
import { whoAreThey } from './who-are-they.ts'

export const people: Feature = {
  id: 'people',
  helpTopic: '名册',
  rights: {
    'people.search': ['staff', 'administrator'],
    // How many and who, without what is known of each; leaders of their own people.
    'people.count': ['group-leader', 'secretary', 'staff', 'administrator'],
    'people.own-record': ['member'],
  },
  commands: [
    findPerson,
    personsNumber,
    personsBirthday,
    personsNote,
    whomTheyLookAfter,
    whoAreThey,
    headCount,
    saveAudience,
    savedAudiences,
    dropAudience,
    ownRecord,
    ownField,
    correctRecord,
  ],
  stillWanted,
  forget,
  forgetsLast: true,
}
