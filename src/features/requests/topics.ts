/** What a request is about, as far as its words tell; and which topic staff mean. Pure. */
import type { BroughtUp } from '../../feature.ts'
import { isComplaint, isTrouble } from './complaints.ts'
import { ASKS_FOR, TOPICS, type Topic, type TopicId } from './vocabulary.ts'

/** By most of its words; of two that are told by as much, the one named first. `why`: what the bot itself says of it. */
export function topicOf(words: string, why = ''): TopicId {
  const best = mostTold(words)
  return best === 'other' ? mostTold(why) : best
}

function mostTold(text: string): TopicId {
  const told = TOPICS.map(({ id, words, prevails }) => {
    const characters = [...text.matchAll(words)].reduce((sum, [found]) => sum + found.length, 0)
    return { id, weight: characters > 0 && prevails === true ? Number.POSITIVE_INFINITY : characters }
  })
  const most = Math.max(...told.map(({ weight }) => weight))
  return most === 0 ? 'other' : (told.find(({ weight }) => weight === most)?.id ?? 'other')
}

/** 报销, 报销的事, 报销医保类; `undefined`: no topic is called so. */
export function topicNamed(said: string): Topic | undefined {
  const name = said.trim().replace(/(?:方面|一类|那类|这类|类)?(?:的事|的事情|的问题|问题|的)?$/, '')
  return TOPICS.find((topic) => topic.name === name || topic.also.includes(name))
}

export function topicName(id: string): string {
  return TOPICS.find((topic) => topic.id === id)?.name ?? id
}

/** What words of somebody bring to the office: they tell of trouble, complain, name one of its topics, or ask for a hand. */
export function matterIn(words: string): BroughtUp | undefined {
  if (isTrouble(words)) return 'trouble'
  if (isComplaint(words)) return 'complaint'
  return topicOf(words) !== 'other' || ASKS_FOR.test(words) ? 'wish' : undefined
}
