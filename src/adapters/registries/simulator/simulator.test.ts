import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../../kernel/time.ts'
import { createFaults } from './faults.ts'
import { startSimulator } from './simulator.ts'
import type { Simulator } from './simulator.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({
    lookup: () => Promise.resolve({ kind: 'notFound', source: 'test' }),
    clock: () => instant(0),
    token: 't',
  })
})
afterAll(() => simulator.close())

const at = (path: string) => new URL(path, simulator.url)

test('shows every switch in both languages, and works without JavaScript', async () => {
  const es = await (await fetch(at('/'))).text()
  expect(es).toContain('<html lang="es-EC">')
  expect(es).toContain('Registro civil')
  const en = await (await fetch(at('/?lang=en'))).text()
  expect(en).toContain('<html lang="en">')
  expect(en.match(/<select /g)).toHaveLength(4)
  expect(en).not.toContain('<script')
})

test('is switched by its form, which leads back to the page', async () => {
  const body = new URLSearchParams({
    civil: 'down',
    taxpayer: 'none',
    companies: 'stale',
    institution: 'none',
  })
  const answer = await fetch(at('/faults?lang=en'), { method: 'POST', body, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?lang=en'])
  expect(simulator.faults.current()).toMatchObject({ civil: 'down', companies: 'stale' })
  expect(await (await fetch(at('/'))).text()).toContain('<option value="down" selected>')
})

test('is switched by JSON, all of it or nothing', async () => {
  const send = (body: string) => fetch(at('/faults'), { method: 'POST', body })
  expect(await (await send('{"civil":"slow"}')).json()).toMatchObject({ civil: 'slow' })
  for (const wrong of ['{"civil":"none","moon":"down"}', '{"civil":"sleepy"}', '[]', 'x']) {
    expect((await send(wrong)).status).toBe(400)
  }
  expect(simulator.faults.current().civil).toBe('slow')
})

test('is not switched by a page of another site', async () => {
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await fetch(at('/faults'), { method: 'POST', body: '{"civil":"down"}', headers })).status).toBe(403)
})

test('begins its script anew whenever flapping is switched on', () => {
  const faults = createFaults()
  faults.set('civil', 'flapping')
  const first = [1, 2, 3].map(() => faults.next('civil'))
  faults.set('civil', 'flapping')
  expect([first, faults.next('civil')]).toEqual([['none', 'down', 'none'], 'none'])
})
