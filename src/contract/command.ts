/** What can be said: commands, and the answers to questions that wait. */
import type { Act, Choice, SlotValue } from '../language/reading.ts'
import type { BroughtUp } from './matter.ts'
import type { Office, Tx } from './office.ts'
import type { Right } from './speaker.ts'
import type { Outcome, Slots, Turn } from './turn.ts'

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
  /**
   * The command that tells how things stand with what this one does: run in its place, with the same slots, when somebody
   * asks whether it is done (停水通知取消了吗). Absent: it is said that nothing was done.
   */
  readonly toldBy?: string
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
  /**
   * What an alarm is raised for, and what tells of a death, it does not claim; what only sounds so, or tells that somebody
   * feels unwell, of staff at work, it does.
   */
  readonly claimsNoCry?: true
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
  /**
   * Although it listens, and others who say its phrases are answered as ever, these are of nothing but the roster or the
   * office's work: said by whoever may not, they leave a line in the audit trail.
   */
  readonly isNoted?: true
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
  /** What the words bring to the office besides, as far as any feature knows: 暖气不热 is no number. */
  readonly brings?: BroughtUp | undefined
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
  /** Of several that are open, whether the words can only be said to this one: 周三我去, of what is held on that day. */
  readonly isMeant?: (at: Pick<Turn, 'db' | 'now' | 'office'>, act: Act, payload: unknown) => Promise<boolean>
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
