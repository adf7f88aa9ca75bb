/** A few commands to try the reader with, as features declare them. */
import { ACTIVITY_ENDS, PLACE_ENDS } from '../../src/language/kinds-of-words.ts'
import type { Sayable } from '../../src/language/reading.ts'

export const WORDS: readonly Sayable[] = [
  {
    id: 'activity.publish',
    says: [],
    frame: ['when', 'title'],
    slots: {
      when: { kind: 'when' },
      audience: {
        kind: 'words',
        marks: ['请{}(的同志|的老同志|同志|全体)(回复|参加|报名)', '(通知|发给){}', '{}的[老]同志'],
      },
      limit: { kind: 'count', marks: ['(限|限额|限制|限定|最多|不超过|上限|名额|名额为){}[人|名|位|个]'] },
      place: {
        kind: 'words',
        marks: [
          '在{}(举办|办|举行|召开|开展|开|搞|组织|集合|进行)',
          '(地点|地址)(是|在|为|定在|改到|改在|改成|换到|){}',
          '到{}(集合|参加|观看)',
        ],
        ends: PLACE_ENDS,
      },
      title: {
        kind: 'words',
        marks: ['(举办|办|举行|开展|组织|召开|搞){}', '活动(名称|名|主题|内容)[是|为]{}'],
        ends: ACTIVITY_ENDS,
      },
    },
  },
  {
    id: 'activity.who',
    says: ['谁报名了', '(都有谁|哪些人|有多少人)报名[了]', '报名名单', '{activity}谁报名了'],
    slots: { activity: { kind: 'words' } },
  },
  { id: 'activity.silent', says: ['还有谁没回[复|信]', '谁[还]没(回|回复)'] },
]
