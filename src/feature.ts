/**
 * THE CONTRACT between the engine and the features. Read this file first.
 *
 * A feature decides what to say and never says it: it is handed a transaction and what was understood, changes its own
 * rows, and returns messages as data. The engine posts them to the outbox in that same transaction, so that either all
 * of it happened or nothing did.
 */
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Expression, Transaction } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Act, Choice, Option, Slot, SlotKind, SlotValue } from './language/reading.ts'

/** The one transaction of a turn, a job's page or a delivery. Never query anything else while inside it. */
export type Tx = Transaction<Schema>

export type PersonId = number
export type ChatId = number
/** Names a file's content: the SHA-256 of its bytes, as hex. */
export type FileId = string
/** What a command asks for, `feature.deed`: `activity.publish`. */
export type Right = `${string}.${string}`
/** Roles that people hold; `member` is everybody on the roster, `stranger` everybody else. */
export type Role =
  | 'stranger'
  | 'member'
  | 'liaison'
  | 'group-leader'
  | 'club-leader'
  | 'secretary'
  | 'staff'
  | 'administrator'
/**
 * Where a right holds: in the whole office, or in these units and what lies below them, in these clubs and, for whoever is
 * 联络员, for the people who have them (or those they stand in for) as their own 联络员, wherever they belong.
 */
export type Scope =
  | 'office'
  | {
      readonly units: readonly number[]
      readonly clubs?: readonly number[]
      readonly looksAfter?: readonly PersonId[]
    }

/** The office as it presents itself. */
export interface Office {
  /** 某某公司退休职工服务办公室, as it stands in texts. */
  readonly name: string
  /** The number that is given to people. */
  readonly phone: string
  /** IANA name of its time zone. */
  readonly zone: string
}

/** The office at work: what it can tell about its own sending. */
export interface WorkingOffice extends Office {
  /** When a message that keeps to the sending window may go, if it is posted at `moment`. */
  nextSending(moment: Date): Date
  /** When the last of `count` pushes will have gone, at the present pace, if the first may go at `from`. */
  sentBy(from: Date, count: number): Date
}

/** Somebody on the roster; the unit (第一支部第二小组) tells people of one name apart. */
export interface NamedPerson {
  readonly id: PersonId
  readonly name: string
  readonly unit: string | null
}

/** An elder for whom a relative may answer. */
export interface HelpedPerson extends NamedPerson {
  /** 王师傅 */
  readonly address: string
  readonly sex: 'male' | 'female' | null
}

/** Who wrote a message. */
export interface Speaker {
  /**
   * Absent: not on the roster, not yet confirmed by staff, or two people share the phone and it is not clear who wrote;
   * whoever said so counts as the writer for some hours.
   */
  readonly person?: NamedPerson & { readonly address: string }
  /** Everybody who is surely behind this chat, for phones that two people share. */
  readonly sharing: readonly (NamedPerson & { readonly sex?: 'male' | 'female' | null })[]
  /** It is the phone of somebody who has died, and of nobody else that is known. */
  readonly phoneOf?: string
  /** Elders for whom the speaker may answer as a relative; absent: nobody. */
  readonly helps?: readonly HelpedPerson[]
  readonly rights: ReadonlyMap<Right, Scope>
  /** The office looks after the writer, whatever posts they hold: whoever stands in for staff may be in need like anybody. */
  readonly isElder?: true
}

/**
 * Where somebody holds a right; `undefined`: nowhere. The one place where it is looked up what somebody may do, whether they
 * write, answer or open a page.
 */
export const scopeFor = ({ rights }: Pick<Speaker, 'rights'>, right: Right): Scope | undefined => rights.get(right)

/** Whoever may be behind the words: two people may share the phone. */
export const whoMayBe = ({ person, sharing }: Pick<Speaker, 'person' | 'sharing'>): readonly PersonId[] =>
  (person === undefined ? sharing : [person]).map(({ id }) => id)

/** Whether somebody holds a right at all. */
export const mayDo = (speaker: Pick<Speaker, 'rights'>, right: Right): boolean => scopeFor(speaker, right) !== undefined

export interface Feature {
  readonly id: string
  /** Which roles hold the rights that this feature's commands and pages need. */
  readonly rights: Readonly<Record<Right, readonly Role[]>>
  /** Under which heading 帮助 lists the commands; absent: under the last. */
  readonly helpTopic?: HelpTopic
  readonly commands?: readonly Command[]
  readonly answers?: readonly AwaitedAnswer[]
  /**
   * Which of its outcomes (the first word of `Outcome.as`) are deeds: something goes out to people, is called off, changed or
   * taken back by them. A bare 撤回 or 发错了 is about the newest deed of whoever speaks, in whatever feature and wherever they did
   * it (`Turn.lastDeed`).
   */
  readonly deeds?: readonly string[]
  readonly jobs?: readonly Job[]
  readonly pages?: readonly Page[]
  /**
   * Asked in the transaction that claims messages for sending: why a message must not go any more, or must wait. Keyed
   * by outbox id; a message that is not in the map is still wanted.
   */
  readonly stillWanted?: (
    db: Tx,
    messages: readonly ClaimedMessage[],
    now: Date,
    office: Office,
  ) => Promise<ReadonlyMap<number, string | Hold>>
  /**
   * Ends what this feature has in hand for somebody who has died, moved away or is lost sight of. In the transaction in
   * which that is recorded, like the two below; the engine ends its own messages and questions.
   */
  readonly left?: (db: Tx, person: PersonId, how: Leaving, at: Moment) => Promise<Aftermath>
  /** Somebody is back who had left: a mistake was undone, or they have been found. */
  readonly returned?: (db: Tx, person: PersonId, at: Moment) => Promise<Aftermath>
  /**
   * Asked after a private message of somebody on the roster was answered, when nothing is open that they should answer:
   * what to add. The first feature that has something adds it.
   */
  readonly afterTalk?: (talked: Talked) => Promise<readonly Message[]>
  /**
   * Somebody tells in private, not as one of the staff, that a person has died. The engine has a word of sympathy and
   * brings it to staff; what follows from it at once is recorded here, and what staff should know of that is returned.
   */
  readonly deathTold?: (talked: Talked) => Promise<string | undefined>
  /** Keeps what is handed over to a person of the staff, so that it is not forgotten; one feature does. */
  readonly takesOver?: (matter: Matter) => Promise<TakenOver>
  /**
   * What words bring to the office: a person sees to it at once, where they answer nothing (我想学手机); see `BroughtUp`.
   */
  readonly matterIn?: (words: string) => BroughtUp | undefined
  /**
   * Whether it has something in hand with whoever writes: what nobody else understands is then for those who see to it
   * (师傅没来啊, after 师傅明天到).
   */
  readonly inHandWith?: (from: Writer) => Promise<boolean>
  /** Whether it is about to ask whoever writes something: what was published a moment ago, and goes out in its turn. */
  readonly asksSoon?: (from: Pick<Writer, 'db' | 'speaker'>) => Promise<boolean>
  /** What is missing for this feature to work safely, in words for staff; asked at the start. */
  readonly warns?: (db: Tx, at: Moment) => Promise<readonly string[]>
  /** Which of these files, unused for long, must stay all the same; asked before the others are cleared away. */
  readonly keepsFiles?: (db: Tx, files: readonly FileId[]) => Promise<readonly FileId[]>
  /** What stands open now, for the page that tells how the office stands: figures, and nobody's name. */
  readonly standing?: (db: Tx, at: Moment) => Promise<readonly Standing[]>
  /** The figures of a period, for the 台账 of a month or a year. */
  readonly report?: (db: Tx, period: Period) => Promise<readonly ReportLine[]>
  /**
   * Words that this feature keeps of somebody beside their name (a note, the family, a gift), asked before anything of
   * them is forgotten: where others wrote them beside the name, they go with it.
   */
  readonly keptWords?: (db: Tx, person: PersonId) => Promise<readonly string[]>
  /** Takes away or blots out everything personal that this feature keeps of somebody; the engine has forgotten its own. */
  readonly forget?: (db: Tx, person: PersonId, traces: Traces) => Promise<void>
  /** It keeps the name by which the others look for traces, so they forget before it. */
  readonly forgetsLast?: true
}

/** Who writes, where, and what of ours they quote. */
export type Writer = Pick<Matter, 'db' | 'now' | 'speaker' | 'chat' | 'quoted'>

/** What somebody brings that a person has to see to. */
export interface Matter {
  readonly db: Tx
  readonly now: Date
  readonly office: WorkingOffice
  readonly speaker: Speaker
  readonly chat: ChatId
  readonly inboxId: number
  /** 王秀英（第一支部） */
  readonly sender: string
  /** What was written, or what was sent instead: ［图片］. */
  readonly words: string
  /** What of ours they quoted, as far as the platform shows it. */
  readonly quoted?: string
  /** The file or picture that it is; absent of somebody unknown, whose file may do harm. */
  readonly file?: KeptFile
  /** Why a person has to see it, for staff. */
  readonly why: string
  readonly urgent: boolean
  /** It is about somebody's health or a death: a matter of its own, to be seen to within hours. */
  readonly pressing: boolean
  /** It is where they are, sent as a location: it belongs to what they have said besides. */
  readonly isPlace: boolean
  /** It was spoken, and a machine has written the words down. */
  readonly isVoice: boolean
  /** An advertisement: nobody waits for an answer. */
  readonly unwanted: boolean
  /** It is added to whatever of theirs is open, however old. */
  readonly joins: boolean
  /** Only one person of the staff is to read it. */
  readonly isDiscreet: boolean
  /** What it is about nobody has understood. */
  readonly isUnclear: boolean
}

/**
 * What words bring to the office. A person hears of a `trouble` or a `complaint` beside whatever else they say
 * (我家水管漏了，去不了); and what complains answers a question only where it says so (暖气不热，18度都不到).
 */
export type BroughtUp = 'trouble' | 'complaint' | 'wish'

/** What to add to the words about a matter that was taken over. */
export interface TakenOver {
  /** For the one who brought it: 编号第101号。 */
  readonly told: string
  /** Who of the staff sees to it; absent: nobody yet. */
  readonly owner?: string
  /** Only this one of the staff hears of it. */
  readonly only?: PersonId
  /** It complains of these of the staff, who hear nothing of it; of a cry for help only where nobody else is there. */
  readonly notTo?: readonly PersonId[]
  /** What whoever brought it is told instead of who sees to it, where nobody can yet. */
  readonly says?: string
  /** What staff call whoever wrote, where the matter was brought without a name: 一位同志（匿名）. */
  readonly sender?: string
  /** For staff: what to type. */
  readonly forStaff: string
  /** It belongs to an alarm that is not over: staff hear of it at any hour. */
  readonly urgent?: boolean
  /** It belongs to what staff have read of, and is no reason to write to them again. */
  readonly isKnown?: true
  /** What the line to staff asks of each of them; an answer of the feature named here. */
  readonly asks?: { readonly feature: string; readonly expects: Expectation }
  /** Whose data `forStaff` tells them. */
  readonly shows?: Shown
  /** Who else hears of it, and when. */
  readonly messages?: { readonly feature: string; readonly messages: readonly Message[] }
  /** Jobs that have something to do about it. */
  readonly wakeLater?: readonly Wake[]
}

/** A job that has something to do at a moment; recorded in the same transaction. */
export interface Wake {
  readonly job: string
  readonly at: Date
}

/** A message waits, and is looked at again after half an hour, or at `until`; `waits` says why, for staff. */
export interface Hold {
  readonly waits: string
  readonly until?: Date
}

/** How somebody leaves the office's care. */
export type Leaving = 'deceased' | 'moved' | 'lost'

/** Something that becomes of a person; every feature and the engine itself follow it in the same transaction. */
export interface PersonChange {
  readonly person: PersonId
  readonly become: Leaving | 'active' | 'forgotten'
}

/** Where the engine may have kept something of somebody who is to be forgotten. */
export interface Traces {
  readonly person: PersonId
  /** Private chats that were nobody else's. */
  readonly chats: readonly ChatId[]
  /** What names nobody else: name, numbers, nickname. */
  readonly words: readonly string[]
  /** Those of them that are no nickname: 福如东海 stands in the wishes of a whole office. */
  readonly names: readonly string[]
  /** Their name, although others may bear it too. */
  readonly name: string
  /** What was kept of them besides; nothing personal where it stands without any of `words`. */
  readonly besides: readonly string[]
}

/** When it happens, and where. */
export interface Moment {
  readonly now: Date
  readonly office: Office
}

/** What follows in a feature when somebody leaves or returns. */
export interface Aftermath {
  readonly messages?: readonly Message[]
  readonly wake?: readonly string[]
  /** Matters that are over (`Expectation.about`): whoever was asked about one is asked no more. */
  readonly closes?: readonly string[]
  /** What the one who recorded it should know, a line each: 重阳茶话会的座位让出来了. */
  readonly told?: readonly string[]
}

/** A stretch of time, without its last moment. */
export interface Period {
  readonly from: Date
  readonly until: Date
}

/** One line of a report: 办活动, 3次. */
export interface ReportLine {
  readonly label: string
  readonly value: string
}

/** One line of how the office stands: 过期没办的, 2件; its `state` colours it, and the words alone must say it too. */
export interface Standing {
  readonly label: string
  readonly value: string
  readonly state: 'plain' | 'good' | 'attention' | 'trouble'
  /** The page that shows them, by its `path`, with what stands behind its question mark: requests?state=overdue. */
  readonly on?: string
}

/** A file that came in; its bytes are read with `readFile` of src/files/public.ts. */
export interface KeptFile {
  readonly id: FileId
  /** As the sender called it, with its ending: 名册.xlsx. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** image/png; what the platform says of it, which need not be true. */
  readonly mediaType: string
}

/** A file to be sent: new content, or one that is kept already, perhaps under another name. */
export type SentFile =
  | { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly id: FileId }

/** Something that somebody has done and that 撤回 may be about, in the last 16 hours: as long as a night. */
export interface Deed {
  readonly feature: string
  /** `Outcome.as`: published, amended 12. */
  readonly as: string
  readonly at: Date
}

/** What was understood and who said it: all that a command gets. */
export interface Turn<Values = SlotValues> {
  readonly db: Tx
  readonly now: Date
  readonly office: WorkingOffice
  readonly speaker: Speaker
  /** Where the speaker holds the right that the command needs. */
  readonly scope: Scope
  readonly chat: { readonly id: ChatId; readonly kind: 'private' | 'room'; readonly name: string }
  /** The message as it was written; `act.text` is its normal form. */
  readonly words: string
  /** What the message quotes, as far as the platform tells: it may be cut short. */
  readonly quoted?: string
  /** The row of the inbox, for records of where an answer came from. */
  readonly inboxId: number
  /** What the message before this one in the same chat was handled as; so that nothing is said twice running. */
  readonly previous: string | undefined
  /** What the speaker has done last, here, in another chat or on the page; see `Feature.deeds`. */
  readonly lastDeed: () => Promise<Deed | undefined>
  /** Which feature has asked what these words are for, or else has asked last of what is open; absent: nothing is. */
  readonly askedLast?: string
  /** The file or picture that the message is; its `act` is then empty, as that of a voice. Only `hears` is asked about one. */
  readonly file?: KeptFile
  readonly act: Act
  readonly slots: Values
}

/** A talk with somebody, whatever was said in it. */
export type Talked = Omit<Turn, 'act' | 'slots'>

export type Slots = { readonly [name: string]: Slot }
export type SlotValues = { readonly [name: string]: SlotValue[SlotKind] | undefined }

/** Values of the slots `S`; those that are asked for when missing (`Asked`) are always there. */
export type ValuesOf<S extends Slots, Asked extends string> = {
  readonly [K in keyof S as K extends Asked ? K : never]: SlotValue[S[K]['kind']]
} & { readonly [K in keyof S as K extends Asked ? never : K]?: SlotValue[S[K]['kind']] | undefined }

/** One thing people can say. */
export interface Command {
  readonly id: string
  readonly needs: Right
  /** Whole phrases; see `Sayable` for the notation. */
  readonly says: readonly string[]
  /** Slots that together make a free sentence of this command. */
  readonly frame?: readonly string[]
  /**
   * Beginnings (通知{whom}) after which comes a colon and then anything at all, as the slot `text`. Only in private, and
   * only from those who hold the right, since nothing else is looked for in such a message.
   */
  readonly opens?: readonly string[]
  readonly slots: Slots
  /** The question for each slot without which the command cannot run. */
  readonly ask: { readonly [slot: string]: string }
  /** Sentences that must be understood as this command and no other; run through all features by a test. */
  readonly examples: readonly string[]
  /** One line for 帮助, in the words of the person who may say it. Absent: not listed. */
  readonly help?: string
  /**
   * What it does, in the words of 您是要…吗: 办活动. For commands whose examples hold somebody else's matter from beginning to
   * end; the others are asked about with an example.
   */
  readonly deed?: string
  /** What to say to somebody without the right; default: that the office sees to it, and a line to staff. */
  readonly refusal?: (office: Office) => string
  /** It concerns whoever writes: on a phone that two people share it is asked first which of them that is. */
  readonly forOneself?: true
  /** May it be said in a room (when the bot is addressed)? Default: only in private. */
  readonly inRooms?: boolean
  /**
   * It only tells something and changes nothing; other such commands may be said in the same words (谁没回 of an activity
   * or a notice). Of all that have something to tell, the one with the newest matter does (`Outcome.since`).
   */
  readonly shared?: true
  /** Other commands may be said in the same words; this one looks first whether it is about something of its own. */
  readonly mayPass?: true
  /**
   * Knows a message of its own by how it begins (通知第一支部明天停水): asked before anything is read in it, so that what it
   * tells others is no alarm and no other command; only in private, and of those who hold the right. The act is the
   * whole message. `undefined`: it is something else, and nothing was changed.
   */
  claims?(turn: Turn): Promise<Outcome | undefined>
  /** What it claims may be no answer to what the engine has just asked (发给第一支部, after a text that was taken for a plan). */
  readonly claimsAnswers?: true
  /** `undefined`, from one that may pass: nothing of mine is meant, and nothing was changed. */
  run(turn: Turn): Promise<Outcome | undefined>
  /**
   * Words that no phrase describes (何守田住院，不去): asked with the whole message as the act, only in private and of those
   * who hold the right, when nothing in it is chosen or said in a command's own words, and of every file that they send
   * (`turn.file`), link (the act is empty, `turn.words` holds title and address) or voice without words (neither file nor
   * words). `undefined`: it is something else.
   */
  hears?(turn: Turn): Promise<Outcome | undefined>
  /**
   * Asked last of all, when nobody else has understood the act and before it is told so: a bare name (王秀英). Only in
   * private and of those who hold the right. `undefined`: it is something else.
   */
  lastly?(turn: Turn): Promise<Outcome | undefined>
  /**
   * Although it listens, its phrases mean nothing else in other mouths: whoever may not say it is told so, as with commands
   * that do not listen.
   */
  readonly unmistakable?: true
}

/** Checks a command's slots against its handler and forgets their types, so that all commands fit in one list. */
export function command<const S extends Slots, const A extends Extract<keyof S, string> = never>(
  spec: Omit<Command, 'slots' | 'ask' | 'run'> & {
    readonly slots: S
    readonly ask: { readonly [K in A]: string }
    run(turn: Turn<ValuesOf<S, A>>): Promise<Outcome | undefined>
  },
): Command {
  // The engine runs a command only when every slot with a question has its value, so the narrower turn is what it gets.
  return spec as unknown as Command
}

/** What a person answered to a question that was kept for them. */
export interface Answer {
  /** The option chosen, when it was one. */
  readonly choice?: Choice
  readonly act: Act
}

/** A kind of question that waits for an answer; the questions themselves are rows made by `Message.expects`. */
export interface AwaitedAnswer {
  readonly id: string
  /** Checked again when the answer comes. */
  readonly needs: Right
  /**
   * Stays valid until it expires, and a later answer changes the earlier one (报名). Otherwise the first answer that is
   * taken closes it (1 发布 2 修改).
   */
  readonly staysOpen: boolean
  /** Free words are an answer too, when nothing else in the message is a command. */
  readonly takesWords: boolean
  /** Words that nobody else has understood are a remark on it, before they are called unclear: 饺子咸了点, instead of 1 满意. */
  readonly takesRemarks?: true
  /** What asks something beside the answer (我去，要带身份证吗) is none of its words, and goes to whoever can answer it. */
  readonly leavesQuestions?: true
  /** A draft that waits for a decision: whoever turns to something else meanwhile is told once that it still does. */
  readonly isDraft?: true
  /** Each is answered by itself: of several that are open 收到 is not said of all, it is asked which. */
  readonly oneByOne?: true
  /** Of several that are open it hears what is said to another as well: 去不了 of whoever is called for help. */
  readonly overhears?: true
  /** Whether an answer still comes in time; absent: as long as the question is open. Past it, it is not offered among several. */
  readonly inTime?: (db: Tx, payload: unknown, now: Date) => Promise<boolean>
  /** `undefined`: this is no answer to my question; the engine goes on looking. */
  onAnswer(turn: Turn, answer: Answer, payload: unknown): Promise<Outcome | undefined>
  /** They have written something that answers nothing and goes to a person: nobody who has written is chased as if silent (rule 3). */
  onHeard?(db: Tx, payload: unknown, now: Date): Promise<void>
}

/** The headings of 帮助, in their order; several features may stand under one. */
export const HELP_TOPICS = [
  '活动',
  '通知',
  '来办的事',
  '生日节日',
  '养老认证',
  '名册',
  '去世住院',
  '分工值班',
  '信息和同意书',
  '别的',
] as const
export type HelpTopic = (typeof HELP_TOPICS)[number]

/** What came of a turn. */
export interface Outcome {
  /** To the chat it came from; receipts of one message are joined. */
  readonly reply?: Saying
  /** Further messages to people in this chat; whatever goes to an audience is recorded as rows and worked off by a job. */
  readonly messages?: readonly Message[]
  /** Messages of another feature that follow from it, which answers what they ask: an alarm that was told of by phone. */
  readonly beside?: {
    readonly feature: string
    readonly messages: readonly Message[]
    readonly wakeLater: readonly Wake[]
  }
  /** Jobs to run at once; recorded in this transaction. */
  readonly wake?: readonly string[]
  /** Jobs to run later. */
  readonly wakeLater?: readonly Wake[]
  /** What waits to be said about a matter is said otherwise; what has gone, or is just going, stays as it was. */
  readonly rewords?: readonly Rewording[]
  /** What was held (`Hold`) need wait no longer: it goes as if it were due now. */
  readonly releases?: readonly Release[]
  /** Matters that are over (`Expectation.about`): whoever was asked about one is asked no more. */
  readonly closes?: readonly string[]
  /** What has become of people; see `PersonChange`. */
  readonly changes?: readonly PersonChange[]
  /** Ask (again) for this slot of the command that ran, keeping the others, or `of` another, of which these are known. */
  readonly ask?: {
    readonly slot: string
    readonly text: string
    readonly of?: { readonly command: string; readonly slots: SlotValues }
  }
  /**
   * Give this to a person of the staff, who is told `why`. Without a `reply` the speaker is told that somebody will
   * ring back, unless it is done `silently`. `awaited`: somebody waits for what staff decide, so it has a number although
   * nothing is said of it in the room. `sender`: what to call the writer where the chat does not tell;
   * `joins`: it is added to whatever of theirs is open, however old;
   * `unwanted`: an advertisement, of which staff hear once, and to which nobody waits for an answer;
   * `unclear`: what it is about nobody has understood, so it may go on with what is waited for;
   * `shows`: whose data `why` tells staff;
   * `anonymous`: whoever takes it over does not learn who it was, and answers to the chat; `discreetly`: one person of
   * the staff reads the words, and the others only that there were some.
   */
  readonly handOver?: {
    readonly why: string
    readonly silently?: true
    readonly awaited?: true
    readonly sender?: string
    readonly unclear?: true
    readonly anonymous?: true
    readonly discreetly?: true
    readonly unwanted?: true
    readonly joins?: true
    readonly shows?: Shown
  }
  /**
   * It is known now who writes in these chats: what was kept there meanwhile (handled as `…:kept`, in the last three
   * days) is handled once more, as if it had just come.
   */
  readonly hearAgain?: readonly ChatId[]
  /** What was meant, as it turned out (办活动, not 通知): read as if it had been written, but not claimed again. */
  readonly meant?: string
  /** When the matter began that a `shared` command tells of; absent: it has nothing to tell. */
  readonly since?: Date
  /** Finer than the command's id, kept with the message and seen as `previous`: `received`. */
  readonly as?: string
}

/** Messages of the feature that were held, and the reason that holds no longer. */
export interface Release {
  /** `Message.about`. */
  readonly abouts: readonly string[]
  /** `Hold.waits`. */
  readonly waits: string
}

/** Messages of the feature that wait in the outbox, and what is to be said instead of some words of theirs. */
export interface Rewording {
  /** `Message.about`. */
  readonly abouts: readonly string[]
  readonly from: string
  readonly to: string
  /** Not sent after this. */
  readonly notAfter: Date
}

/** In what way somebody's data are shown to one of the staff; see `Saying.shows`. */
export interface Shown {
  /** A card; a list or sheet with whole numbers; what is needed in an alarm, or to make sure who somebody is. */
  readonly how: 'card' | 'list' | 'sheet' | 'alarm' | 'check'
  readonly people: readonly PersonId[]
}

/** Words with, perhaps, a question in them. */
export interface Saying {
  /** May be empty where there is a file. */
  readonly text: string
  /** Whose data the words show, once they are posted: people may ask who has seen theirs (谁看过我的信息). */
  readonly shows?: Shown
  /** Sent after the words, as a message of its own. */
  readonly file?: SentFile
  readonly expects?: Expectation
}

/** Answers go to the chat they came from; everything else goes to a person, wherever they can be reached, or to a room. */
export type To = { readonly chat: ChatId } | { readonly person: PersonId }

/**
 * `kind` decides the lane and the hours: replies and urgent ones go at any hour, lines to staff from 8:00 to 20:00, the
 * others in the sending window. An urgent notice goes at any hour too, but to many: what protects the account (its pace,
 * its day, the stop after a complaint) holds for it as for every push.
 */
export type MessageKind = 'reply' | 'urgent' | 'staff' | 'urgent-notice' | 'reminder' | 'greeting' | 'notice'

/** Something to be said. */
export interface Message extends Saying {
  readonly to: To
  readonly kind: MessageKind
  /** Natural key; a second message with the same key is not posted: `day-before:activity 12 v3:person 7`. */
  readonly once: string
  /** What it is about, handed back to `stillWanted`: `activity:12:v3`. */
  readonly about?: string
  readonly notBefore?: Date
  /** Not sent after this; the row ends `expired`. */
  readonly notAfter?: Date
}

/** The answer that a message expects. */
export interface Expectation {
  /** Id of an `AwaitedAnswer` of the same feature. */
  readonly answer: string
  /** Handed to `onAnswer`; plain JSON. */
  readonly payload: unknown
  /** The matter: a newer question about it replaces the older one in that chat. */
  readonly about: string
  /** What to call it where two are open: 重阳茶话会. */
  readonly title: string
  readonly options: readonly Option[]
  /** Whose answer it is; absent: of anybody in the chat. */
  readonly person?: PersonId
  readonly until: Date
  /** It is answered already, and this only says how to change the answer. */
  readonly answered?: true
}

/** A question in passing to whoever is speaking, forgotten after `patience` milliseconds; it is its own matter. */
export function expectFrom(
  { now, speaker }: Pick<Turn<unknown>, 'now' | 'speaker'>,
  question: Pick<Expectation, 'answer' | 'payload' | 'title' | 'options'>,
  patience: number,
): Expectation {
  const until = new Date(now.getTime() + patience)
  const person = speaker.person?.id
  return { ...question, about: question.answer, until, ...(person !== undefined && { person }) }
}

/** A row of the outbox about to be sent. */
export interface ClaimedMessage {
  readonly id: number
  readonly feature: string
  readonly about: string | null
  readonly personId: PersonId | null
  readonly chatId: ChatId | null
  readonly kind: MessageKind
}

/** Work on the clock, or woken by an outcome. */
/** A condition in SQL. */
export type Look = Expression<boolean>

export interface Job {
  readonly id: string
  /** In the office's zone, five fields; absent: runs only when woken. */
  readonly cron?: string
  /** How many minutes late it may still run; beyond that it is reported to staff and skipped. */
  readonly lateBy: number
  /** What it does, for staff: 活动前一天的提醒. */
  readonly title: string
  /**
   * SQL that is false only when `run` would find nothing to do. Jobs that look many times a day have it: it is asked of
   * all that are due in one statement.
   */
  mayHaveWork?(moment: Moment): Look
  /** What was lost when an occurrence is too late to run, for staff; `undefined`: nothing was due. */
  missed?(occasion: Occasion): Promise<string | undefined>
  /**
   * Works off what is due and not yet done, some hundreds of rows at most, in one transaction; `again` calls it once
   * more. May be run twice without effect. Its transaction may be shared with jobs before it that had nothing to say.
   */
  run(occasion: Occasion): Promise<JobResult>
}

export interface Occasion {
  readonly db: Tx
  /** The moment it was due; it may be later by now. */
  readonly due: Date
  readonly now: Date
  readonly office: WorkingOffice
}

export interface JobResult {
  readonly messages: readonly Message[]
  readonly again: boolean
  /** Questions that are open in a chat without a message of their own: people in a room answer what they read elsewhere. */
  readonly opens?: readonly { readonly chat: ChatId; readonly expects: Expectation }[]
  /** Jobs to run later: itself, for what it has put off. */
  readonly wakeLater?: readonly Wake[]
  /**
   * What takes longer than others may wait for a transaction: done after this page's and before the next, in steps. It may
   * end at any of them, and another process may do the same meanwhile; then the next page says it again.
   */
  readonly aside?: (step: Step) => Promise<void>
}

/** One transaction, in which the messages that `work` returns are posted; `false`: the office stops, go no further. */
export type Step = (work: (db: Tx) => Promise<readonly Message[]>) => Promise<boolean>

/** What a page is drawn with. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page of the console. */
export interface Page {
  /** Below the office's pages: `activities`. */
  readonly path: string
  readonly title: string
  /** Checked each time it is drawn. */
  readonly needs: Right
  /** Links stay on the page (`?unit=3`): where the console has put it is the console's business. */
  view(db: Tx, view: PageView): Promise<HtmlEscapedString>
  /** A file that stands on the page, by what its link says (`?file=12`); `undefined`: there is none, or it is not theirs to see. */
  file?(
    db: Tx,
    view: Omit<PageView, 'controls'>,
    key: string,
  ): Promise<{ readonly name: string; readonly id: FileId } | undefined>
}

export interface PageView {
  readonly query: Readonly<Record<string, string>>
  readonly now: Date
  readonly office: WorkingOffice
  /** Where the one who looks holds the right that the page needs. */
  readonly scope: Scope
  /** Who looks. */
  readonly speaker: Speaker
  /** What a page acts with. */
  readonly controls: PageControls
}

/**
 * What a page acts with: all of it says something, as if the one who looks had written it to the bot in private. So it
 * runs the same commands with the same rights and the same audit; the answer is shown beside the page.
 */
export interface PageControls {
  /** A button that says a sentence. */
  say(sentence: string, label: string): Html
  /** A form that says a sentence, perhaps with a file, in which each `{name}` is replaced by what was written in the field of that name. */
  form(form: PageForm): Html
  /** A field to choose a file that is then sent; `accept` as in HTML: `.xlsx,.csv`. */
  upload(label: string, accept: string): Html
}

export interface PageForm {
  /** 改0101电话 {电话} */
  readonly sentence: string
  /** `rows`: a field of several lines, which stay lines. */
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly value?: string
    readonly rows?: number
    /** What can be chosen, instead of being written. */
    readonly options?: readonly string[]
    /** Sentences that one touch puts into the field. */
    readonly ready?: readonly string[]
    /** May be left empty. */
    readonly maybe?: true
  }[]
  /** A file may be sent along with the sentence, under this label. */
  readonly file?: string
  readonly label: string
}

/** Something for a person of the staff. */
export interface StaffMatter {
  /** Natural key, so that staff hear of it once. */
  readonly once: string
  readonly text: string
  /** At any hour, instead of in the sending window. */
  readonly urgent: boolean
  /** Who brings it: they do not hear of themselves, as long as anybody else is there. */
  readonly by?: readonly PersonId[]
}

/** A message as far as it matters where it goes. */
export type Addressed = Pick<Message, 'to' | 'kind'>

/** The account of the chats that staff have on the office's page: nothing of them is on a platform. */
export const PAGE_ACCOUNT = 'page'

/** Where somebody can be reached, or why they cannot. */
export type Reach = { readonly chatId: ChatId; readonly accountId: string } | { readonly why: string }

/** What the engine needs to know of people; the app fills it. */
export interface Ports {
  /** Whom of those they help a speaker names in these words: 王秀英, 我妈; empty when nobody is named. */
  eldersNamed(speaker: Speaker, words: string): readonly PersonId[]
  /** Whether a speaker names a parent who is none of those they help: 我爸, of somebody who helps the mother alone. */
  namesAnother(speaker: Speaker, words: string): boolean
  /** Who writes in this chat. `senderPlatformId` tells the members of a room apart. */
  identify(
    db: Tx,
    from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string; now: Date },
  ): Promise<Speaker>
  /** The same for each of several private chats, asked at once. */
  identifyEach(
    db: Tx,
    chats: readonly { readonly chatId: ChatId; readonly accountId: string; readonly senderPlatformId: string }[],
    now: Date,
  ): Promise<ReadonlyMap<ChatId, Speaker>>
  /** Who acts on the page: somebody who is known by their login, with the rights they hold now; none when unknown. */
  speakerOf(db: Tx, person: PersonId, now: Date): Promise<Speaker>
  /** The staff on duty, those who do the daily work first. */
  staff(db: Tx): Promise<readonly { readonly id: PersonId; readonly name: string }[]>
  /**
   * For each message, in order: the chat in which its receiver can be reached now, or why not, in words for staff. Before
   * staff have made sure whose a chat is, only notices go there.
   */
  reach(db: Tx, messages: readonly Addressed[]): Promise<readonly Reach[]>
  /** Messages that bring a matter to the staff on duty. */
  toStaff(db: Tx, matter: StaffMatter): Promise<readonly Message[]>
  /** Keeps to whom a message shows what of people, once it is sent: to a person, or to whoever is surely behind a chat. */
  noteShown(db: Tx, to: To, shown: Shown & { readonly outbox: number }, now: Date): Promise<void>
  /** All that staff need to reach somebody in trouble: phone, residence, family, 联络员; for staff in private only. */
  contactCards(db: Tx, people: readonly PersonId[]): Promise<string | undefined>
  /** What to call the one who will ring these people back: 王芳. */
  staffName(db: Tx, whom: readonly PersonId[]): Promise<string | undefined>
}
