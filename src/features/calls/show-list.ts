/** 电话名单, 茶话会电话名单, 电话名单表格: staff get everybody's, a 联络员 their own people. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { askPurpose, handOut, noteAnswered, PURPOSE } from '../people/public.ts'
import { type CallList, findLists, SHOWN, sayList, sheetOf, titleOf } from './list.ts'
import type { CallSource } from './public.ts'
import * as wording from './wording.ts'

/** `sources`: the features that have matters to ring up about. */
export function createShowList(sources: readonly CallSource[]) {
  return command({
    id: 'calls.list',
    needs: 'calls.list',
    says: [
      '[看看|看一下|给我|发我|列一下|打印|打印一下|要][{matter}][的](电话名单|电话单|打电话名单|电话清单)',
      '[看看|看一下|给我|发我|要][{matter}][的]电话名单[的](表格|表|打印版|电子版)',
      '[把][{matter}][的]电话名单(打印|打出来|印出来|打印出来|打印一下|发给我|发我)',
      '[{matter}][还]有(谁|哪些人)(要|该|得)打电话',
      '[{matter}][还](要|该|得)(给谁|给哪些人)打电话',
      '[我](要|该|得)给(谁|哪些人)打电话',
      '[把]没[有]微信的[那]几(个|位)[的](名单|电话)[都|也]给我[我来打|我打电话|我打]',
      '[把]没[有]微信的[人|同志|老同志][的](名单|电话)(给我|发我|列一下|拉一下|看看)[我来打|我打电话|我打]',
      '[还有|还](谁|哪些人|几个人|几个电话|几个)没(打通|打完|打电话|打)',
    ],
    // A sheet was asked for, before it was asked what for.
    slots: { matter: { kind: 'words' }, printed: { kind: 'words' }, purpose: PURPOSE },
    ask: {},
    examples: [
      '电话名单',
      '茶话会的电话名单',
      '要给谁打电话',
      '还有谁要打电话',
      '电话名单表格',
      '打印电话名单',
      '没微信的名单给我我打电话',
      '把茶话会的电话名单打印出来',
    ],
    help: '电话名单：没有微信的，照着念，打完记一句',
    run: async (turn) => {
      const { matter, printed, purpose } = turn.slots
      const found = await findNamed(turn, sources, matterIn(matter))
      if ('reply' in found) return found
      const wantsSheet = printed !== undefined || PRINTED.test(turn.act.text)
      return wantsSheet ? sheet(turn, found.lists, { matter, purpose }) : show(turn, found.lists)
    },
  })
}

const PRINTED = /表$|表格|打印|印出来|打出来|电子版/

/** What is left of the words where a matter may stand. */
function matterIn(words: string | undefined): string | undefined {
  const left = words?.replace(/^(?:我们?组?|咱们?组?|把|打印|导出|下载|这次|这个|那个|的)+|的$/g, '')
  return left === '' ? undefined : left
}

/** The lists that are meant, or what to say where none is. */
async function findNamed(
  turn: Turn<unknown>,
  sources: readonly CallSource[],
  words: string | undefined,
): Promise<{ readonly lists: readonly CallList[] } | { readonly reply: { readonly text: string } }> {
  const all = await findLists(turn, sources)
  const named = words === undefined ? all : all.filter(({ matter }) => isCalled(matter.title, words))
  if (named.length === 0 && words !== undefined) {
    return {
      reply: {
        text: wording.noMatter(
          words,
          all.map(({ matter }) => matter.title),
        ),
      },
    }
  }
  const [only, ...others] = named
  const withPeople = named.filter(({ lines }) => lines.length > 0)
  if (withPeople.length > 0) return { lists: withPeople }
  const text = only === undefined || others.length > 0 ? wording.nobodyAtAll() : wording.nobody(only.matter.title)
  return { reply: { text } }
}

const isCalled = (title: string, words: string): boolean => title.includes(words) || words.includes(title)

/** All that can be read in a chat; the sheet, for which a purpose is asked, has the rest. */
async function show(turn: Turn<unknown>, lists: readonly CallList[]): Promise<Outcome> {
  const caller = turn.scope === 'office' ? undefined : turn.speaker.person?.name
  await noteAnswered(turn, 'list', idsOf(lists.map(({ lines }) => lines.slice(0, SHOWN))))
  return { reply: { text: lists.map((list) => sayList(list, caller)).join('\n\n') } }
}

/** Whole numbers are taken away: what for is asked, and kept. */
async function sheet(
  turn: Turn<unknown>,
  lists: readonly CallList[],
  { matter, purpose }: { readonly matter: string | undefined; readonly purpose: string | undefined },
): Promise<Outcome> {
  const known = { printed: wording.SHEET.title, ...(matter !== undefined && { matter }) }
  const asks = askPurpose(purpose, { command: 'calls.list', slots: known })
  if (asks !== undefined || purpose === undefined) return asks ?? {}
  const people = idsOf(lists.map(({ lines }) => lines))
  const title = titleOf(lists)
  const taken = { people, whom: wording.takenOf(title), purpose, mayRing: true, name: wording.SHEET.file(title) }
  const file = await handOut(turn, taken, sheetOf(lists))
  return { reply: { text: wording.sheetHere(people.length, purpose), file } }
}

const idsOf = (lists: readonly CallList['lines'][]): readonly number[] => [
  ...new Set(lists.flatMap((lines) => lines.map(({ id }) => id))),
]
