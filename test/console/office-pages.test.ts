import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import { createFakeRehearsal } from './fake-rehearsal.ts'
import { openSite } from './test-site.ts'

describe('the office', () => {
  it('shows how things stand and lists its pages', async () => {
    for (const path of ['/', '/office']) {
      const page = await (await openSite().get(path)).text()
      expect(page).toContain('<dt>微信</dt><dd>在线</dd>')
      expect(page).toContain('<a href="/office/activities">活动</a>')
    }
  })

  it("draws a feature's page in the frame, with what was asked", async () => {
    const page = await (await openSite().get('/office/activities?q=%3Cb%3E重阳')).text()
    expect(page).toContain('这是活动，问的是&lt;b&gt;重阳')
    expect(page).toContain('<a href="/office/activities" aria-current="page">活动</a>')
  })

  it('follows what happens in a rehearsal', async () => {
    const page = await (await openSite({ rehearsal: createFakeRehearsal() }).get('/office/activities?q=1')).text()
    expect(page).toContain('hx-get="/office/activities?q=1" hx-trigger="sse:changed"')
  })

  it('says in Chinese that a page does not exist', async () => {
    const answer = await openSite().get('/office/nowhere')
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('没有这个页面')])
  })

  it.each([
    ['its own words for an error that people can mend', new UserError('closed', '报名已截止。'), 422, '报名已截止。'],
    ['no details of any other', new Error('relation "secret" does not exist'), 500, '请再试一次'],
  ])('shows %s', async (_, error, status, words) => {
    const viewPage = () => Promise.reject(error)
    const answer = await openSite({ viewPage }).get('/office/activities')
    const page = await answer.text()
    expect([answer.status, page]).toEqual([status, expect.stringContaining(words)])
    expect(page).not.toContain('secret')
  })
})
