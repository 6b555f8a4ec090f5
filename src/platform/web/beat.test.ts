import fastify from 'fastify'
import { expect, it } from 'vitest'
import { answerOnTheBeat, nextBeat } from './beat.ts'

const every = 40
/** Milliseconds that an answer takes which is ready after so many. */
async function took(method: 'GET' | 'POST', url: string, readyAfter: number, beat = every): Promise<number> {
  const app = fastify()
  answerOnTheBeat(app, { every: beat, doors: ['/puerta', '/rota'] })
  const answer = async () => {
    await new Promise((ready) => setTimeout(ready, readyAfter))
    return 'x'
  }
  for (const path of ['/puerta', '/otra']) {
    app.get(path, answer)
    app.post(path, answer)
  }
  app.post('/rota', () => {
    throw new Error('broken')
  })
  await app.ready()
  const begun = performance.now()
  await app.inject({ method, url })
  const lasted = performance.now() - begun
  await app.close()
  return lasted
}

it('nothing leaves a door before the beat, however soon it is ready, a fault neither', async () => {
  expect(await took('POST', '/puerta', 0)).toBeGreaterThanOrEqual(every)
  expect(await took('POST', '/rota', 0)).toBeGreaterThanOrEqual(every)
})

it('what was missed waits for the next one', async () => {
  expect(await took('POST', '/puerta', every + 2)).toBeGreaterThanOrEqual(2 * every)
})

it('a page, another address and an institution without a beat do not wait', async () => {
  // Shorter than any test waits for a beat of ten seconds.
  const long = 10_000
  expect(await took('GET', '/puerta', 0, long)).toBeLessThan(long)
  expect(await took('POST', '/otra', 0, long)).toBeLessThan(long)
  expect(await took('POST', '/puerta', 0, 0)).toBeLessThan(long)
})

it('a door that has moved is noticed before anybody comes', async () => {
  const app = fastify()
  answerOnTheBeat(app, { every: 0, doors: ['/puerta', '/mudada'] })
  app.post('/puerta', () => 'x')
  app.get('/mudada', () => 'x')
  await expect(app.ready()).rejects.toThrow('nothing is posted to /mudada,')
})

it.each([
  [100, 100, 125],
  [100, 101, 125],
  [100, 125, 125],
  [100, 125.1, 150],
  [100, 199.9, 200],
])('came at %s, ready at %s: leaves at %s', (arrived, now, due) =>
  expect(nextBeat(arrived, now, 25)).toBe(due),
)
