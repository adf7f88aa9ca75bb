/** 帮助: what the speaker may say. Whoever may say a lot is shown the headings first, and then what stands under one. */
import { MINUTE } from '../base/spans.ts'
import {
  type AwaitedAnswer,
  command,
  expectFrom,
  type Feature,
  HELP_TOPICS,
  type HelpTopic,
  mayDo,
  type Outcome,
  type Speaker,
  type Turn,
} from '../feature.ts'
import * as wording from './wording.ts'

/** More lines than these nobody reads at once. */
const AT_ONCE = 8
/** How long the number of a heading is understood, in milliseconds. */
const PATIENCE = 10 * MINUTE
const CHOOSE = 'topic'

interface HelpSection {
  readonly topic: HelpTopic
  /** What can be said, a line each. */
  readonly lines: readonly string[]
}

/** What `speaker` may say, by headings; those without a line are left out. */
function helpSections(features: readonly Feature[], speaker: Speaker): readonly HelpSection[] {
  const listed = features.flatMap(({ helpTopic = '别的', commands = [] }) =>
    commands.flatMap(({ help, needs }) =>
      help !== undefined && mayDo(speaker, needs) ? [{ topic: helpTopic, line: help }] : [],
    ),
  )
  const under = (topic: HelpTopic) => listed.filter((one) => one.topic === topic).map(({ line }) => line)
  return HELP_TOPICS.map((topic) => ({ topic, lines: under(topic) })).filter(({ lines }) => lines.length > 0)
}

/** The feature that tells of all others; `features` are those whose commands are listed. */
export function helpFeature(features: readonly Feature[]): Feature {
  const sectionsFor = (speaker: Speaker) => helpSections(features, speaker)
  return {
    id: 'help',
    rights: { 'help.see': ['member', 'staff', 'administrator'] },
    commands: [createHelp(sectionsFor)],
    answers: [createTopicChosen(sectionsFor)],
  }
}

type Sections = (speaker: Speaker) => readonly HelpSection[]

function createHelp(sectionsFor: Sections) {
  return command({
    id: 'help.show',
    needs: 'help.see',
    says: [
      '帮助[一下]',
      '[你|您](会|能)(做|干|帮)[些](什么|啥)',
      '怎么用',
      '[我]忘了怎么(说|用)[了]',
      '[教教我]怎么(跟你|和你)说',
      '(使用|操作)说明',
      '[有](什么|哪些|啥)功能',
      ...HELP_TOPICS.map((topic) => `帮助${topic}`),
    ],
    slots: {},
    ask: {},
    examples: ['帮助', '你能做什么', '怎么用', '帮助活动'],
    inRooms: true,
    async run(turn) {
      if (turn.chat.kind === 'room') return { reply: { text: wording.helpInRooms() } }
      const sections = sectionsFor(turn.speaker)
      const named = sections.find(({ topic }) => turn.act.text.includes(topic))
      return named === undefined ? outline(turn, sections) : { reply: { text: wording.helpOn(named) } }
    },
  })
}

/** Everything, where that is little; the headings otherwise, to be chosen by number. */
function outline(turn: Turn<unknown>, sections: readonly HelpSection[]): Outcome {
  const lines = sections.flatMap((section) => section.lines)
  if (lines.length <= AT_ONCE) return { reply: { text: wording.help(lines, turn.office) } }
  const topics = sections.map(({ topic }) => topic)
  const options = topics.map((topic, index) => ({ number: index + 1, label: topic, value: topic }))
  const question = { answer: CHOOSE, payload: null, title: wording.helpTitle, options }
  return { reply: { text: wording.helpTopics(topics), expects: expectFrom(turn, question, PATIENCE) } }
}

const createTopicChosen = (sectionsFor: Sections): AwaitedAnswer => ({
  id: CHOOSE,
  needs: 'help.see',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ speaker }, { choice }) {
    const chosen = sectionsFor(speaker).find(({ topic }) => topic === choice?.value)
    return chosen && { reply: { text: wording.helpOn(chosen) } }
  },
})
