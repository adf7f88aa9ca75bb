/** 陈德福换号了, 陈德福原来的微信不用了: what staff can do about it, each in a sentence of its own. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { findByName } from '../people/public.ts'
import { NEEDS } from './ask.ts'
import * as wording from './wording.ts'

const CHANGED = '换(号|手机|手机号|电话|电话号码|微信|微信号|了号|了手机|了手机号|了微信|了个微信|了新号|了新微信)了'
const OLD = '(原来|以前|原先|旧|老)[的|那个](微信|微信号|号|手机号|手机)[也|已经](不用|停用|登不上|用不了|丢|注销)了'
/** 陈德福换号了，原来那个微信不用了, which in two clauses would be read as two things. */
const IN_TWO =
  /^(?<name>\p{Script=Han}{2,4}?)换(?:了|个|新)*(?:手机|电话|微信)?(?:号码?)?了?[，。 ](?:他|她)?(?:原来|以前|原先|旧|老|新)[^，。？?\d吗]{1,10}(?:不用|停用|登不上|用不了|丢|注销|不知道|没告诉)[^，。？?\d吗]{0,4}[。！]?$/u

export const otherAccount = command({
  id: 'identity.other-account',
  needs: NEEDS,
  says: [`{name}${CHANGED}`, `{name}[的]${OLD}`],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['陈德福换号了', '陈德福换微信了', '陈德福原来的微信不用了'],
  mayPass: true,
  run: (turn) => tell(turn, turn.slots.name),
  claims: (turn) => tell(turn, IN_TWO.exec(turn.act.text)?.groups?.['name']),
})

async function tell({ db, scope }: Turn<unknown>, name: string | undefined): Promise<Outcome | undefined> {
  const [found] = name === undefined ? [] : await findByName(db, name, scope)
  return found && { reply: { text: wording.otherAccount(found.name) } }
}
