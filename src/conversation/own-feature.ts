/** What the engine itself understands, declared as any feature declares it: 帮助 and 人工. */
import { command, type Feature, type Speaker } from '../feature.ts'
import { ENGINE } from './talk.ts'
import * as wording from './wording.ts'

/** `helpLines` lists what this speaker may say, a line each. */
export function createOwnFeature(helpLines: (speaker: Speaker) => readonly string[]): Feature {
  const help = command({
    id: 'conversation.help',
    needs: 'talk.help',
    says: ['帮助', '[你|您](会|能)(做|干|帮)[些](什么|啥)', '怎么用', '(使用|操作)说明', '[有](什么|哪些|啥)功能'],
    slots: {},
    ask: {},
    examples: ['帮助', '你能做什么', '怎么用'],
    inRooms: true,
    run: async (turn) => ({ reply: { text: wording.helpForMember(helpLines(turn.speaker), turn.office) } }),
  })
  const person = command({
    id: 'conversation.person',
    needs: 'talk.person',
    says: ['[转]人工', '(找|要找|想找)(人|真人|工作人员|办公室)', '[请](给我|让人给我)(打|回)[个]电话'],
    slots: {},
    ask: {},
    examples: ['人工', '转人工', '我要找人', '给我打个电话'],
    run: async () => ({ handOver: { why: wording.whyAsked() }, as: 'asked' }),
  })
  return {
    id: ENGINE,
    rights: {
      'talk.help': ['stranger', 'member', 'staff', 'administrator'],
      'talk.person': ['stranger', 'member', 'staff', 'administrator'],
      'office.staff': ['staff', 'administrator'],
    },
    commands: [help, person],
  }
}
