/** 你们把我的东西存多久, 谁能看到我的电话: how it is in general; who did look at something is said by viewers.ts. */
import { type Command, command } from '../../feature.ts'
import * as wording from './wording.ts'

/** `keep`: for how many days words are kept; of requests, after they are done. */
export const createHowLong = (keep: wording.KeptFor): Command =>
  command({
    id: 'privacy.how-long',
    needs: 'privacy.own',
    says: [
      '[你们|办公室]把我[的](信息|资料|东西|话)(存|留|保存|保留)(多久|多长时间|几年)',
      '我[说]的(信息|资料|东西|话)[你们][要](存|留|保存|保留)(多久|多长时间|几年)',
      '我[说]的(信息|资料|话|聊天记录)(多久|什么时候|啥时候)[才|会](删|删掉|删除)',
    ],
    slots: {},
    ask: {},
    examples: ['你们把我的东西存多久', '我的资料要保存多久', '我说的话你们留多长时间', '我的聊天记录什么时候删'],
    forOneself: true,
    run: async () => ({ reply: { text: wording.keptFor(keep) } }),
  })

export const whoMaySee = command({
  id: 'privacy.who-may-see',
  needs: 'privacy.own',
  says: [
    '[都][有](谁|哪些人)(能|可以)(看到|看见|看|查)我[的](信息|资料|登记|电话|住址)',
    '我[的](信息|资料|登记|电话|住址)[都][有](谁|哪些人)(能|可以)(看到|看见|看|查)',
    '[你们]会不会把我[的](信息|资料|电话|住址)(告诉|给|说给)(别人|外人|人家)',
  ],
  slots: {},
  ask: {},
  examples: ['都有谁能看到我的电话', '谁可以看我的资料', '我的电话谁能看到', '你们会不会把我的电话告诉别人'],
  forOneself: true,
  run: async () => ({ reply: { text: wording.whoMaySee() } }),
})
