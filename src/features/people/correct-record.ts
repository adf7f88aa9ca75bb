/** 我的电话换了 */
import { command, type Outcome } from '../../feature.ts'
import { saysOwnChange } from './vocabulary.ts'
import * as wording from './wording.ts'

/** The roster is changed by staff after a call, never by a message alone. */
export const correctRecord = command({
  id: 'people.correct-record',
  needs: 'people.own-record',
  says: [
    '我的(信息|资料|登记|登记信息|电话|手机|手机号|号码|地址|生日|单位)(换了|变了|改了|不对|错了|有误|写错了|登记错了)',
    '[我|俺|我家|俺家][的|登记的](住址|家庭住址|家庭地址|生日|出生日期|出生年月|姓名)(不对|错了|有误|写错了|记错了|登记错了|弄错了)',
    '(我家|俺家)[的](地址|电话)(不对|错了|有误|写错了|记错了|登记错了|弄错了)',
    '[你们|花名册上](登记|记|写)的[我的](信息|资料|地址|住址|电话|号码|生日|名字|姓名)(不对|错了|有误)',
    '[你们|办公室]把我[的](名字|姓名|地址|住址|电话|手机号|生日|单位)(写|记|登记|弄|搞|打|登)错了',
    '(我|俺)[的]名字[被你们|给我|让你们|你们|给](写错了|登记错了|打错了|记错了|错了|不对|有误|弄错了)',
    '我(换|改)(电话|手机|手机号|号码|电话号码)了',
    '我换了(电话|手机|手机号|号码|电话号码)',
    '我搬家了',
  ],
  slots: {},
  ask: {},
  examples: [
    '我的信息有误',
    '我的电话换了',
    '我的生日不对',
    '我换手机号了',
    '我搬家了',
    '住址不对',
    '我家地址写错了',
    '你们登记的地址不对',
    '我名字写错了',
  ],
  run: handOver,
  hears: async (turn) => (turn.file === undefined && saysOwnChange(turn.act.text) ? handOver() : undefined),
})

async function handOver(): Promise<Outcome> {
  return { handOver: { why: wording.whyCorrection() } }
}
