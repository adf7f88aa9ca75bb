/** Who is who: from the first words of somebody new to a chat of which staff are sure whose it is. */
import type { Feature } from '../../feature.ts'
import { NEEDS } from './ask.ts'
import { bind, sharedPhone, wasChecked, whichChat, whomToBind } from './bind.ts'
import { check } from './claim.ts'
import { confirm, unbind, whichChecked, whichUnbound } from './confirm.ts'
import { changeHelper, endHelp, familyDecides, whoHelps, whoseFamily } from './family.ts'
import { type Beginning, createBegin } from './first-administrator.ts'
import { anotherElderChecked, helpAnother, helpWhom } from './help-another.ts'
import { endHelping, helpFrom, helpUntil } from './help-until.ts'
import { helper, secondElder } from './helper.ts'
import { hush } from './hush.ts'
import { otherAccount } from './other-account.ts'
import { forget } from './queries.ts'
import { decideNewcomer, newcomerKind, newcomerUnit, takeIn, whichNewcomer } from './register.ts'
import { createRetention } from './retention.ts'
import { renamedRoom } from './rooms.ts'
import { remindToConfirm, toConfirm } from './to-confirm.ts'
import { undone } from './undo.ts'
import { whichHelp } from './which-help.ts'

export type { Beginning } from './first-administrator.ts'

/** `beginning`: how the first administrator of an empty office gets in; `keepDays`: for how long is kept what newcomers told of themselves. */
export function createIdentity(beginning: Beginning | undefined, keepDays: number): Feature {
  return {
    id: 'identity',
    helpTopic: '名册',
    rights: {
      [NEEDS]: ['staff', 'administrator'],
      'identity.help-another': ['member'],
      'identity.begin': ['stranger', 'member', 'staff', 'administrator'],
    },
    commands: [
      createBegin(beginning),
      bind,
      confirm,
      unbind,
      otherAccount,
      toConfirm,
      decideNewcomer,
      familyDecides,
      whoHelps,
      endHelp,
      changeHelper,
      helpUntil,
      helpFrom,
      helpAnother,
      hush,
    ],
    answers: [
      check,
      whomToBind,
      whichChat,
      sharedPhone,
      wasChecked,
      whichChecked,
      whichUnbound,
      takeIn,
      newcomerKind,
      newcomerUnit,
      whichNewcomer,
      whichHelp,
      helper,
      secondElder,
      helpWhom,
      anotherElderChecked,
      renamedRoom,
      whoseFamily,
      undone,
    ],
    jobs: [remindToConfirm, endHelping, createRetention(keepDays)],
    forget,
  }
}
