/** Roles: who may do what and where, from when until when, who stands in, and who is on duty. */
import { addDays, dayOf } from '../../base/calendar.ts'
import type { Aftermath, Feature, Leaving, Moment, PersonId, Tx } from '../../feature.ts'
import { dutyOn, nameOf } from '../people/public.ts'
import { appoint, dismiss, giveRights, handRights, resign } from './appoint.ts'
import { backAtWork, cover } from './cover.ts'
import { backMyself, coverMyself } from './cover-myself.ts'
import { goOffDuty, goOnDuty, swapDuty, whoIsOnDuty } from './duty.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { stillWanted } from './still-wanted.ts'
import { succeed } from './succeed.ts'
import { createNamesake } from './task.ts'
import { tellOfEnds } from './tell-of-ends.ts'
import { undone } from './undo.ts'
import { whoHoldsWhat } from './who-holds-what.ts'
import * as wording from './wording.ts'

export const roles: Feature = {
  id: 'roles',
  helpTopic: '分工值班',
  rights: {
    'roles.appoint': ['administrator'],
    'roles.cover-myself': ['staff', 'administrator'],
    'roles.resign': ['member', 'liaison', 'group-leader', 'club-leader', 'secretary', 'staff', 'administrator'],
    'roles.see': ['staff', 'administrator'],
  },
  commands: [
    succeed,
    appoint,
    dismiss,
    resign,
    handRights,
    giveRights,
    cover,
    coverMyself,
    backMyself,
    backAtWork,
    goOnDuty,
    goOffDuty,
    whoIsOnDuty,
    swapDuty,
    whoHoldsWhat,
  ],
  answers: [createNamesake(perform), undone],
  jobs: [tellOfEnds],
  stillWanted,
  left,
  returned,
  warns,
  forget: queries.forget,
}

/** The posts stay on record, in case it is undone; without a living holder they give no right. */
async function left(db: Tx, person: PersonId, _how: Leaving, { now, office }: Moment): Promise<Aftermath> {
  const today = dayOf(now, office.zone)
  await queries.endDuty(db, person, today)
  const away = await queries.endCoversBy(db, person, today)
  const posts = await queries.postsOf(db, person, today)
  return {
    told: [
      ...(posts.length === 0 ? [] : [wording.postsVacant(posts)]),
      ...away.map((name) => wording.deputyLost(name)),
    ],
  }
}

/** The posts were only without a holder; on duty nobody is put again without being asked. */
async function returned(db: Tx, person: PersonId, { now, office }: Moment): Promise<Aftermath> {
  if (!(await queries.isStaff(db, person, dayOf(now, office.zone)))) return {}
  return { told: [wording.dutyAnew(await nameOf(db, person))] }
}

/** Alarms go to all staff as long as nobody is on duty; that is worth knowing before the night. */
async function warns(db: Tx, { now, office }: Moment): Promise<readonly string[]> {
  const today = dayOf(now, office.zone)
  const isSeenTo = [...(await dutyOn(db, today)), ...(await dutyOn(db, addDays(today, 1)))].length > 0
  return isSeenTo ? [] : [wording.nobodyOnDuty()]
}
