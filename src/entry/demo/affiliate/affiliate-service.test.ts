import { afterEach, beforeEach, expect, it } from 'vitest'
import { affiliateSimulator, type AffiliateSimulator } from './affiliate-parts.ts'

const challenge = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }
let simulator: AffiliateSimulator
let now = Date.now()

beforeEach(async () => {
  now = Date.now()
  simulator = await affiliateSimulator('http://localhost:3000', () => now)
})
afterEach(() => simulator.demo.close())

/** What a browser takes to the page of the simulator. */
async function requestOf() {
  const asked = await simulator.parts.service.ask(challenge)
  if (asked.is !== 'good') throw new Error(asked.why)
  const url = new URL(asked.value)
  expect(`${url.origin}${url.pathname}`).toBe('http://localhost:3000/demo/afiliado')
  const request = simulator.demo.store.read(url.search.slice(1))
  if (request === undefined) throw new Error('not read')
  return { request, query: url.searchParams }
}
const judge = (to: string) => simulator.parts.service.judge(new URL(to).search.slice(1), challenge, 0)

it('is asked by the adapter of the product: who signed in is said once, and within a minute', async () => {
  const { store } = simulator.demo
  const { request } = await requestOf()
  const back = store.admit(request, '1712345678')
  expect(back).toMatch(/^http:\/\/localhost:3000\/hogar\/afiliado\/vuelta\?/)
  expect(await judge(back)).toEqual({ is: 'good', value: '1712345678' })
  expect(await judge(back)).toMatchObject({ is: 'away' })
  const late = store.admit(request, '1712345678')
  now += 61_000
  expect(await judge(late)).toMatchObject({ is: 'away' })
})

it.each([
  'client_id',
  'redirect_uri',
  'response_type',
  'code_challenge_method',
  'code_challenge',
  'state',
  'nonce',
])('takes no request whose %s is another', async (name) => {
  const { query } = await requestOf()
  query.set(name, 'https://otro.example')
  expect(simulator.demo.store.read(String(query))).toBeUndefined()
  query.delete(name)
  expect(simulator.demo.store.read(String(query))).toBeUndefined()
})

it('has a key that is locked, a person who leaves, and an outage that shows at once', async () => {
  const { store } = simulator.demo
  const { request } = await requestOf()
  expect(await judge(store.send(request, 'login_required'))).toMatchObject({ is: 'refused' })
  expect(await judge(store.send(request, 'access_denied'))).toMatchObject({ is: 'cancelled' })
  store.setMood('away')
  expect(await simulator.parts.service.ask(challenge)).toMatchObject({ is: 'away' })
  store.setMood('well')
  expect(await simulator.parts.service.ask(challenge)).toMatchObject({ is: 'good' })
})
