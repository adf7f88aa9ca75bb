/** An office without any chat account, from the imported sheet to the counted result, in the real program. */
import { expect, test } from 'vitest'
import { folderWithDatabase, patiently, startProgram } from './faults/program.ts'

const ROSTER = [
  '编号,姓名,性别,出生日期,党支部,党小组,手机',
  '0001,马成功,男,公历1950-03-05,第四支部,第一小组,13900000001',
  '0002,牛玉英,女,公历1951-04-06,第四支部,第一小组,13900000002',
  '0003,羊守信,男,公历1952-05-07,第四支部,第一小组,13900000003',
].join('\n')

/** What a clerk does in the browser, after having entered by a code. */
function clerk(url: string, cookie: string) {
  const headers = { Origin: new URL(url).origin, 'HX-Request': 'true', Cookie: cookie }
  let count = 0
  const talk = async () => (await fetch(new URL('/office/talk', url), { headers })).text()
  return {
    async say(text: string, file?: { readonly name: string; readonly text: string }) {
      const body = new FormData()
      count += 1
      body.set('once', `deed-${count}`)
      body.set('say', text)
      if (file !== undefined) body.set('file', new Blob([file.text], { type: 'text/csv' }), file.name)
      const said = await fetch(new URL('/office/say', url), { method: 'POST', headers, body })
      expect(said.ok, await said.text()).toBe(true)
    },
    sees: (words: string) => expect.poll(talk).toContain(words),
    page: async (path: string) => (await fetch(new URL(path, url), { headers })).text(),
  }
}

async function enter(url: string, code: string): Promise<string> {
  const entered = await fetch(new URL('/enter', url), {
    method: 'POST',
    headers: { Origin: new URL(url).origin },
    body: new URLSearchParams({ code }),
    redirect: 'manual',
  })
  expect(entered.status).toBe(303)
  return entered.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
}

const codesIn = (said: string): readonly string[] =>
  [...said.matchAll(/用过就换）：(\d{3} \d{3})/g)].map(([, code = '']) => code)

test('no code of WeChat is asked for, and a notice is pasted, answered and counted', async () => {
  const office = { WECHATY_PUPPET: 'none', ADMINISTRATOR: '王芳', OFFICE_NAME: '退休办', OFFICE_PHONE: '0000-8800100' }
  const program = startProgram({ DATA_DIR: await folderWithDatabase(), ...office })
  const url = await program.url()
  await patiently(() => codesIn(program.said()).length === 1, 'no code on the terminal')
  expect(program.said()).not.toMatch(/扫码|开通 ?\d/)

  const wang = clerk(url, await enter(url, codesIn(program.said())[0] ?? ''))
  await patiently(() => codesIn(program.said()).length === 2, 'no new code on the terminal')
  await wang.say('', { name: '名册.csv', text: ROSTER })
  await wang.sees('新增3人')
  await wang.say('1')
  await wang.sees('导入好了：新增3人')

  await wang.say('通知第四支部：慰问品请选一样。选项：大米、食用油')
  await wang.sees('要自己贴到群里，请说：手工发')
  await wang.say('手工发')
  await wang.sees('机器人自己不发')
  await wang.say('1')
  await wang.sees('要贴的：第四支部（3人）')
  await wang.say('已发')
  await wang.sees('发到了3人。都贴完了。')
  await wang.say('贴回复：马成功：我要大米')
  await wang.sees('马成功：大米')
  await wang.say('羊守信选2')
  await wang.sees('选2 食用油（电话）')
  await wang.say('谁没回')
  await wang.sees('还没回的1人')
  expect(await wang.page('/office/notices')).toContain('已回2人，没回1人')
  expect(await wang.page('/office')).toContain('没有接微信号')

  await wang.say('给牛玉英登录码')
  await wang.sees('牛玉英还不是工作人员，没有给。')
  await wang.say('让牛玉英当工作人员')
  await wang.sees('牛玉英当工作人员')
  await wang.say('给牛玉英登录码')
  await wang.sees('牛玉英的网页登录码')
}, 300_000)
