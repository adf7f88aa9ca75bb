/** 删除我的信息: asked for by the person, done by an administrator after a call; every feature forgets in one transaction. */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, mayDo } from '../../feature.ts'
import { hasFiles } from '../../files/public.ts'
import {
  departed,
  eldersNamed,
  findGoneByName,
  findMentioned,
  type GonePerson,
  inFull,
  type KnownPerson,
  nameAndUnit,
} from '../people/public.ts'
import { isLastAdministrator, lastAdministrator } from '../roles/public.ts'
import { forgetFiles } from './forget-files.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const NOBODY = 'none'

export const deleteMine = command({
  id: 'privacy.delete-mine',
  needs: 'privacy.own',
  says: [
    '[请|把|帮我]删[除|掉]我的[全部|所有](信息|资料|登记|个人信息)',
    '[请]把我的(信息|资料|登记|个人信息)[全|都|全都|全部](删了|删掉|删除)',
  ],
  slots: {},
  ask: {},
  examples: ['删除我的信息', '把我的资料删了'],
  help: '谁看过我的信息；删除我的信息',
  forOneself: true,
  run: async ({ office, speaker }) => {
    const helped = (speaker.helps ?? []).map(({ name }) => name)
    const why = helped.length === 0 ? wording.whyDeletion() : wording.whyDeletionByHelper(helped)
    return { reply: { text: wording.deletionAsked(office) }, handOver: { why, silently: true } }
  },
  async hears({ act, file, speaker }) {
    if (file === undefined && DELETES_KIN.test(act.text) && !mayDo(speaker, 'privacy.enter')) {
      const named = eldersNamed(speaker, act.text)
      const whose = (speaker.helps ?? []).filter(({ id }) => named.includes(id)).map(({ name }) => name)
      return {
        reply: { text: wording.kinDeletionAsked() },
        handOver: { why: wording.whyKinDeletion(whose), silently: true },
        as: 'kin',
      }
    }
    if (file !== undefined || !DELETES_NUMBER.test(act.text)) return undefined
    return {
      reply: { text: wording.entryDeletionAsked() },
      handOver: { why: wording.whyEntryDeletion(), silently: true },
      as: 'entry',
    }
  },
})

/** 把我的电话删了吧，别留着: it is the entry that is to go, whatever becomes of the messages. 我手机把通知删了 is of the telephone itself. */
export const DELETES_NUMBER =
  /(?:我|俺|我们)家?的?(?:电话|手机号|住址|地址|联系方式)(?:号?码)?(?:从|给|都|也|全)?(?!里)[^，。把]{0,8}(?:删|抹掉|去掉|移除)|(?:删|抹|去|移)(?:除|掉)(?:我|俺)家?的?(?:电话|手机号?|住址|地址|联系方式)(?!里)/

const KIN =
  '(?:老?妈妈?|老?爸爸?|老?娘|老?爹|母亲|父亲|婆婆|公公|岳母|岳父|丈母娘|老丈人|奶奶|爷爷|姥姥|姥爷|外婆|外公|老伴儿?|爱人|老头子?|老婆子?|妻子|丈夫)'
const THEIR_DATA = `(?:我|俺)(?:家)?${KIN}的?(?:全部|所有|个人)?(?:信息|资料|登记)`
/** 删除我妈的信息, 把我老伴的资料删了吧: what somebody's family wants of the office. 我妈的报名信息 and 我妈把信息删了 are of something else. */
export const DELETES_KIN = new RegExp(
  `^(?:请|帮我|麻烦)*(?:删[除掉]?${THEIR_DATA}|把${THEIR_DATA}(?:都|全|全都|全部|也)?(?:给)?(?:删了|删掉|删除))[吧了。！]*$`,
)

export const deleteSomebody = command({
  id: 'privacy.delete',
  needs: 'privacy.forget',
  says: [
    '(删除|删掉|删){name}的[全部|所有|个人](信息|资料|登记)',
    '把{name}的[全部|所有|个人](信息|资料|登记)(删了|删掉|删除)',
    '把{name}从(名册|花名册)[里|上|中](删了|删掉|删除|去掉|划掉|拿掉)',
    '(从|在)(名册|花名册)[里|上|中](删除|删掉|去掉|划掉){name}',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['删除何守田的信息', '把何守田的资料删了'],
  refusal: () => wording.onlyAdministrators(),
  async run({ db, act, now, scope, slots }) {
    const gone = await findGoneByName(db, slots.name ?? '', scope)
    const active = (await findMentioned(db, act.text, scope)).flatMap((one) => one.people)
    const people = [...active, ...gone].slice(0, 8)
    if (people.length === 0) return { reply: { text: wording.nobodyFound() } }
    const options = [
      // What tells people apart is shown and not kept: the question stays when all else about them is gone.
      ...people.map((one, index) => ({ number: index + 1, value: String(one.id), label: nameAndUnit(one) })),
      { number: people.length + 1, value: NOBODY, label: wording.DO_NOT_DELETE, words: ['不', '不是', '算了'] },
    ]
    const shown = [...people.map(labelOf), wording.DO_NOT_DELETE]
    const lines = shown.map((label, index) => `${index + 1} ${label}`)
    const until = new Date(now.getTime() + HOUR)
    const expects = { answer: 'delete', payload: {}, about: 'privacy:delete', title: '', options, until }
    return { reply: { text: [wording.confirmDeletion(), ...lines].join('\n'), expects } }
  },
})

/** Who has left is told apart from who is here. */
const labelOf = (one: KnownPerson | GonePerson): string =>
  'status' in one ? `${inFull(one)}，${departed(one.status)}` : inFull(one)

export const deletionConfirmed: AwaitedAnswer = {
  id: 'delete',
  needs: 'privacy.forget',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, now, office, speaker }, { choice }) {
    if (choice === undefined) return undefined
    if (choice.value === NOBODY) return { reply: { text: wording.notDeleted() } }
    const person = Number(choice.value)
    if (await isLastAdministrator(db, person, dayOf(now, office.zone))) {
      return { reply: { text: lastAdministrator(wording.LAST_IS_NOT_DELETED) } }
    }
    const mustLook = await hasFiles(db)
    await queries.noteForgotten(db, person, now)
    if (mustLook) await queries.beginForgetting(db, person, speaker.person?.id ?? null, now)
    // The name is not said once more: what is said here is kept.
    return {
      reply: { text: wording.deleted(mustLook) },
      changes: [{ person, become: 'forgotten' }],
      wake: mustLook ? [forgetFiles.id] : [],
      as: 'deleted',
    }
  },
}
