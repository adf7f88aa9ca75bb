/** 给李桂兰加备注耳朵背, 记一下马建军晚上才接电话: what staff note of somebody, added to what is noted already. */
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { asWritten } from '../../language/as-written.ts'
import { findMentioned, type KnownPerson, knownPeople } from '../people/public.ts'
import { changeOf, changeWhom } from './change-record.ts'
import { noteAbout, readNote } from './read-note.ts'
import * as wording from './wording.ts'

export const keepNote = command({
  id: 'roster.note',
  needs: 'roster.change',
  unmistakable: true,
  says: [
    '[请|帮我](给|为){name}[的](加|记|写|添)[上|下][一个|个|一条|条|一句|句]备注{value}',
    '(去掉|删掉|删除|清空|不要){name}[的]备注',
  ],
  slots: { name: { kind: 'words' }, value: { kind: 'words' } },
  ask: {},
  examples: ['给李桂兰加备注耳朵背', '给周福生记个备注 腿脚不好', '给李桂兰加一条备注 不吃辣', '去掉李桂兰的备注'],
  help: '给张三加备注：耳朵背，打电话要大声',
  run: async (turn) => (await keep(turn)) ?? { reply: { text: wording.howToNote() } },
  hears: async (turn) => (turn.file === undefined ? keep(turn) : undefined),
  lastly: keepOrOffer,
})

async function keep(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const asked = readNote(turn.act.text)
  return asked && changeWhom(turn, asked)
}

/** 记一下，马建军晚上才接电话 is noted; of 周福生耳背，打电话大点声 it is asked. */
async function keepOrOffer(turn: Turn): Promise<Outcome | undefined> {
  const { text } = turn.act
  const [named, ...others] = await findMentioned(turn.db, text, turn.scope)
  if (named?.how !== 'name' || others.length > 0) return undefined
  const about = noteAbout(text, named)
  if (about === undefined) return undefined
  const asked = { name: named.text, field: 'note', value: about.value, adds: true } as const
  const [only, ...namesakes] = named.people
  return about.isAsked || only === undefined || namesakes.length > 0
    ? changeWhom(turn, asked)
    : offer(turn, only, asWritten(about.value, turn.words))
}

const OFFER = 'keep-note'

function offer(turn: Turn, person: KnownPerson, value: string): Outcome {
  const payload: Offered = { person: person.id, value }
  const question = { answer: OFFER, payload, title: wording.changeTitle(), options: wording.noteOptions() }
  return { reply: { text: wording.whetherToNote(person, value), expects: expectFrom(turn, question, PATIENCE) } }
}

interface Offered {
  readonly person: number
  readonly value: string
}

/** So long the offer stands, in milliseconds. */
const PATIENCE = HOUR

export const offeredNote: AwaitedAnswer = {
  id: OFFER,
  needs: 'roster.change',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { person: id, value } = payload as Offered
    const [person] = await knownPeople(turn.db, [id])
    if (choice === undefined || person === undefined) return undefined
    if (choice.value === 'no') return { reply: { text: wording.notNoted() } }
    return changeOf(turn, person, { name: person.name, field: 'note', value, adds: true })
  },
}
