/** 导出记录: who took which part of the roster, or which list with numbers, with them, when and what for. */
import { command } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { latestExports } from '../people/public.ts'
import * as wording from './wording.ts'

const SHOWN = 10

export const pastExports = command({
  id: 'roster.exports',
  needs: 'roster.import',
  says: [
    '[名册|花名册|名单][的]导出记录',
    '(谁|哪些人)[都](导出|打印)过(名册|花名册|名单|电话名单|联系名单)',
    '(名册|花名册)(被谁|谁)导出过',
  ],
  slots: {},
  ask: {},
  examples: ['导出记录', '谁导出过名册', '花名册谁导出过'],
  help: '导出记录：谁导出过名册，做什么用',
  async run({ db, office }) {
    const exports = await latestExports(db, SHOWN)
    return {
      reply: { text: wording.pastExports(exports.map((one) => [sayInstant(one.at, office.zone), one] as const)) },
    }
  },
})
