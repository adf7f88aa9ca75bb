/** What the engine itself understands, declared as any feature declares it: 人工, 你是谁, 办公室电话, 恢复群发, 台账. */
import { type Day, dayOf, instantOf } from '../base/calendar.ts'
import { command, type Feature, type Period, type ReportLine, type Tx, type WorkingMoment } from '../feature.ts'
import type { When } from '../language/reading.ts'
import { sayInstant } from '../language/say.ts'
import { createFigures } from './figures.ts'
import { countMessages } from './queries.ts'
import { ENGINE } from './talk.ts'
import * as wording from './wording.ts'

/** What the engine can be told to do; filled by the app. */
export interface EngineDeeds {
  /** The chat accounts of which the pushes are stopped. */
  stoppedAccounts(tx: Tx): Promise<readonly string[]>
  /** Lets those of accounts go again, at once or at a moment. */
  resumePushes(tx: Tx, accounts: readonly string[], at?: Date): Promise<void>
}

/** What the engine knows of all features. */
export interface OfFeatures {
  figures(tx: Tx, period: Period): Promise<readonly ReportLine[]>
  /** See `Feature.stillWaits`. */
  stillWaits(tx: Tx, at: WorkingMoment): Promise<readonly string[]>
}

export function createOwnFeature(features: OfFeatures, deeds: EngineDeeds): Feature {
  const person = command({
    id: 'conversation.person',
    needs: 'talk.person',
    says: [
      '[转]人工',
      '(找|要找|想找)[个](人|真人|活人|工作人员|办公室|办公室的人)',
      '[请](给我|让人给我)(打|回)[个]电话',
      '[请|让人|叫人|你们](打|回)[个]电话给我[吧]',
      '[请|让人|叫人|你们](打|回)电话过来[吧]',
      '(让|叫)[办公室的|个]人(给我)(打|回)[个]电话',
      '(让|叫|请|喊)小(王|刘|张|李|陈|赵)[同志]给我(打|回)[个]电话[吧]',
      '(让|叫|请|喊)小(王|刘|张|李|陈|赵)[同志](接|听)[个]电话',
    ],
    slots: {},
    ask: {},
    examples: ['人工', '转人工', '我要找人', '给我打个电话', '打电话给我', '打个电话给我吧'],
    run: async () => ({ handOver: { why: wording.whyAsked() }, as: 'asked' }),
  })
  const self = command({
    id: 'conversation.self',
    needs: 'talk.about',
    says: [
      '[小伙子|姑娘|闺女|孩子|小同志][你|您]是(谁|哪位|什么人|啥)',
      '(你|您)(哪个|哪位|谁)[啊|呀|哦]',
      '[你|您]是哪个',
      '[小伙子|姑娘|闺女|孩子|小同志][你|您]是[不是](真人|机器人|人|电脑)[还是机器人|还是真人]',
      '[你|您]是(真人|人)还是(机器|机器人|电脑)',
      '[你|您]叫(什么|啥)[名字|名]',
      '[你|您]是[不是](小王|小刘|小张|小李|小陈|小赵)[同志](吗|吧|么)',
      '[你|您]是[不是](办公室|退休办)[的][人|同志](吗|吧|么)',
      '[你|您|你们][该不会|别|不会][是|是不是]骗子[吧]',
    ],
    slots: {},
    ask: {},
    examples: ['你是谁', '你是真人吗', '你是机器人吗'],
    inRooms: true,
    run: async ({ office }) => ({ reply: { text: wording.whoIAm(office) } }),
  })
  const phone = command({
    id: 'conversation.phone',
    needs: 'talk.about',
    says: [
      '[办公室|退休办|你们][的]电话[号码][是](多少|几号|什么)',
      '(办公室|退休办)[的]电话[号码]',
      '打(什么|哪个|多少)电话',
    ],
    slots: {},
    ask: {},
    examples: ['办公室电话', '退休办电话是多少', '打哪个电话'],
    inRooms: true,
    run: async ({ office }) => ({ reply: { text: wording.officePhone(office) } }),
  })
  const resume = command({
    id: 'conversation.resume',
    needs: 'office.resume',
    says: [
      '恢复(群发|发送|通知|提醒)',
      '恢复{account}[的](群发|发送)',
      '(群发|通知|提醒)恢复[吧]',
      '继续(群发|发通知)',
    ],
    slots: { account: { kind: 'words' } },
    ask: {},
    examples: ['恢复群发', '恢复发送'],
    async run({ db, now, office, slots }) {
      const stopped = await deeds.stoppedAccounts(db)
      const meant = accountsMeant(stopped, slots.account)
      if (meant.length === 0) return { reply: { text: wording.whichToResume(stopped) } }
      await deeds.resumePushes(db, meant)
      const resumed = wording.pushesResumed(stopped.filter((one) => !meant.includes(one)))
      return { reply: { text: [resumed, ...(await features.stillWaits(db, { now, office }))].join('\n') } }
    },
  })
  const resumeLater = command({
    id: 'conversation.resume-later',
    needs: 'office.resume',
    says: [
      '[等|过|到]{when}[再|以后|之后]恢复(群发|发送)',
      '[等|过|到]{when}[再|以后|之后]恢复{account}[的](群发|发送)',
      '(群发|发送)[等|过|到]{when}[再|以后|之后]恢复',
    ],
    slots: { when: { kind: 'when' }, account: { kind: 'words' } },
    ask: {},
    examples: ['两小时后恢复群发', '下午3点再恢复群发'],
    async run({ db, now, office, slots }) {
      const { zone } = office
      const at = slots.when === undefined ? undefined : momentOf(slots.when, dayOf(now, zone), zone)
      if (at === undefined || at <= now) return { reply: { text: wording.whenToResume() } }
      const stopped = await deeds.stoppedAccounts(db)
      const meant = accountsMeant(stopped, slots.account)
      if (meant.length === 0) return { reply: { text: wording.whichToResume(stopped) } }
      await deeds.resumePushes(db, meant, at)
      return { reply: { text: wording.pushesResumeAt(sayInstant(at, zone, dayOf(now, zone))) } }
    },
  })
  const allFigures = async (tx: Tx, period: Period) => [
    ...(await ownFigures(tx, period)),
    ...(await features.figures(tx, period)),
  ]
  return {
    id: ENGINE,
    rights: {
      'talk.about': ['member', 'staff', 'administrator'],
      'talk.person': ['stranger', 'member', 'staff', 'administrator'],
      'office.staff': ['staff', 'administrator'],
      'office.resume': ['staff', 'administrator'],
      'office.figures': ['staff', 'administrator'],
    },
    commands: [person, self, phone, resume, resumeLater, createFigures(allFigures)],
    report: ownFigures,
  }
}

/** Of several stopped accounts one must be named, or all. */
function accountsMeant(stopped: readonly string[], name: string | undefined): readonly string[] {
  if (name === undefined) return stopped.length === 1 ? stopped : []
  return ALL.test(name) ? stopped : stopped.filter((id) => id.toLowerCase() === name.toLowerCase())
}

const ALL = /^(?:全部|所有)(?:微信|微信号)?$/

/** On the morning of a bare day. */
const momentOf = ({ start, end }: When, today: Day, zone: string): Date | undefined => {
  const moment = start ?? end
  return moment && instantOf(moment.day ?? today, moment.time ?? '08:30', zone)
}

async function ownFigures(tx: Tx, { from, until }: Period): Promise<readonly ReportLine[]> {
  const { messages, people, handedOver } = await countMessages(tx, from, until)
  return [wording.figureOfMessages(messages, people), wording.figureOfHandedOver(handedOver)]
}
