/** 何守田搬到上海去了: whether the office still looks after somebody who has moved, and where they count, only staff know. */
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { isAbroad } from '../../language/abroad.ts'
import { enterMoved } from '../care/public.ts'
import { findByName, type KnownPerson, knownPeople } from '../people/public.ts'
import { changeTo, changeWhom } from './change-record.ts'
import { askWhose, whoseRecord } from './change-talk.ts'
import { type MovedAway, readMovedAway } from './read-moved-away.ts'
import * as wording from './wording.ts'

export const movedAway = command({
  id: 'roster.moved-away',
  needs: 'roster.change',
  says: ['{name}[已经](搬走|搬家走)了'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田搬走了'],
  help: '何守田搬到上海去了',
  mayPass: true,
  run: hear,
  // Asked before anything else is read in it: 来 and 去 sound like an answer for somebody, 走了 like a death.
  claims: hear,
})

async function hear(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const moved = readMovedAway(turn.act.text)
  if (moved === undefined) return undefined
  const { name, place } = moved
  const found = await findByName(turn.db, name, turn.scope)
  if (found.length === 0) return undefined
  // Whoever has moved abroad is written to in the daytime there, and counts as living abroad.
  if (place !== undefined && (moved.isNear || isAbroad(place)))
    return changeWhom(turn, { name, field: 'residence', value: place, told: true })
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? askWhose(turn, found, moved, WHO) : askHow(turn, only, moved)
}

const WHO = 'who-moved'
const HOW = 'how-moved'
/** So long the question stands, in milliseconds. */
const PATIENCE = DAY

export const whoMoved = whoseRecord<MovedAway>(WHO, askHow)

interface Payload {
  readonly person: number
  readonly place?: string
}

async function askHow(turn: Turn<unknown>, person: KnownPerson, { place }: MovedAway): Promise<Outcome> {
  const options = wording.movedOptions()
  const payload: Payload = { person: person.id, ...(place && { place }) }
  const question = { answer: HOW, payload, title: wording.changeTitle(), options }
  return {
    reply: { text: wording.askHowMoved(person, place, options), expects: expectFrom(turn, question, PATIENCE) },
  }
}

export const howMoved: AwaitedAnswer = {
  id: HOW,
  needs: 'roster.change',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { person: id, place } = payload as Payload
    const [person] = await knownPeople(turn.db, [id])
    const by = turn.speaker.person
    if (choice === undefined || person === undefined || by === undefined) return undefined
    if (choice.value === 'keep') return { reply: { text: wording.movedNothing() } }
    if (choice.value === 'moved') return enterMoved(turn, by, id)
    return changeTo(turn, person, { region: choice.value, ...(place && { residence: place }) }, 'region')
  },
}
