/** The real program on a puppet service whose account is logged out: who hears of it when the chat cannot say it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startService } from '../chat/remote/service.ts'
import { TOKEN } from '../chat/remote/token.ts'
import { patiently, startProgram, temporaryFolder } from './program.ts'

/** A group robot; what it was told. */
async function robot(): Promise<{ url: string; told: string[] }> {
  const told: string[] = []
  const server = createServer((request, response) => {
    void request.toArray().then((parts) => {
      told.push(JSON.parse(Buffer.concat(parts).toString()).text.content)
      response.end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, told }
}

test('the terminal shows the code, the webhook hears of it after ten seconds, and that it is back', async () => {
  const service = await startService()
  onTestFinished(() => service.close())
  const { url, told } = await robot()
  const options = { token: TOKEN, endpoint: `127.0.0.1:${service.port}`, tls: { disable: true } }
  const program = startProgram({
    DATA_DIR: temporaryFolder(),
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHATY_PUPPET_OPTIONS: JSON.stringify(options),
    OFFICE_NAME: '退休办',
    OFFICE_PHONE: '0000-8800100',
    ALERT_WEBHOOK: url,
  })
  await program.url()
  await patiently(() => program.said().includes('"state":"online"'), 'it does not come online')
  await service.order({ do: 'offline' })
  await patiently(() => program.said().includes('请用手机微信扫码登录'), 'no code is shown')
  expect(told).toEqual([])
  await patiently(() => told.length > 0, 'the webhook hears nothing')
  await service.order({ do: 'online' })
  await patiently(() => told.length > 1, 'the webhook does not hear that it is back')
  expect(told).toEqual([expect.stringContaining('退休办的微信从'), expect.stringMatching(/^退休办的微信已恢复/)])
  // Drawn for a phone, and as it is.
  const shown = program.said().split('扫码登录：\n')[1]
  for (const part of ['▄▀', 'https://local.invalid/login']) expect(shown).toContain(part)
})
