/** Greetings: birthdays by both calendars, other yearly days, festivals, and the visits that go with them. */
import type { Time } from '../../base/calendar.ts'
import type { Feature } from '../../feature.ts'
import { tellAhead, tellMonth } from './ahead.ts'
import { answered } from './answered.ts'
import { askCalendar, calendarAnswered } from './ask-calendar.ts'
import { askByPhone, enterCalendar } from './ask-calendar-by-phone.ts'
import { enterWish, wishForOneself, wishLess } from './birthday-wish.ts'
import { setAges, setCustom, setMourning, showCustoms } from './customs.ts'
import { daysWish, enterDaysWish } from './days-wish.ts'
import { listUnsent } from './evening.ts'
import { allWishes, enterFestivalWish, festivalWish } from './festival-wish.ts'
import { createGreetings, greetLatecomers } from './greet.ts'
import { honouredList, ninthList } from './honour-lists.ts'
import { ownWords, whoseOwnWords } from './own-words.ts'
import { greetingsPage } from './page.ts'
import { tellPassed } from './passed.ts'
import { addPicture, dropPicture } from './picture.ts'
import { blotOld, forget, keepsFiles, keptWords } from './queries.ts'
import { report } from './report.ts'
import { limitFestival, listFestivals, switchFestival, wordFestival } from './set-festival.ts'
import { signAll, signOne } from './sign.ts'
import { stillWanted } from './still-wanted.ts'
import { undoVisit, visit, visitLedger, visitList } from './visits.ts'
import { wedding } from './wedding.ts'
import { milestoneSheet, whoCelebrates, whoIsOfAge } from './who-celebrates.ts'

/** `greetAt`: the office's hour for greetings, in the sending window of the morning. */
export function createGreetingsFeature({ greetAt }: { greetAt: Time }): Feature {
  return {
    id: 'greetings',
    helpTopic: '生日节日',
    rights: {
      'greetings.see': ['liaison', 'staff', 'administrator'],
      'greetings.set': ['staff', 'administrator'],
      'greetings.visit': ['liaison', 'staff', 'administrator'],
      'greetings.answer': ['member'],
    },
    commands: [
      whoCelebrates,
      whoIsOfAge,
      milestoneSheet,
      ninthList,
      honouredList,
      ownWords,
      switchFestival,
      wordFestival,
      limitFestival,
      signAll,
      signOne,
      addPicture,
      dropPicture,
      wedding,
      wishForOneself,
      wishLess,
      enterWish,
      festivalWish,
      allWishes,
      enterFestivalWish,
      daysWish,
      enterDaysWish,
      enterCalendar,
      listFestivals,
      visit,
      visitList,
      visitLedger,
      setCustom,
      setAges,
      setMourning,
      showCustoms,
      answered,
    ],
    answers: [calendarAnswered, whoseOwnWords, undoVisit],
    jobs: [
      createGreetings(greetAt),
      greetLatecomers,
      listUnsent,
      askCalendar,
      askByPhone,
      tellAhead,
      tellMonth,
      tellPassed,
    ],
    pages: [greetingsPage],
    stillWanted,
    report,
    keepsFiles,
    keptWords,
    blotOld,
    forget,
  }
}
