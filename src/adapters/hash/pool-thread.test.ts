import { afterEach, expect, test } from 'vitest'
import { PoolThread } from './pool-thread.ts'

/** A thread that answers what it is told, and dies when told to. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads'
    if (workerData === 'never') throw new Error('does not load')
    parentPort.on('message', (work) => { if (work === 'die') process.exit(3); parentPort.postMessage(work + '!') })
  `)}`,
)
const threads: PoolThread<string, string>[] = []
const start = (data: string): PoolThread<string, string> => {
  const thread = new PoolThread<string, string>(script, data)
  threads.push(thread)
  return thread
}
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()))
})

test('does one piece of work at a time', async () => {
  const thread = start('')
  expect(thread.state).toBe('free')
  const work = thread.do('a')
  expect(thread.state).toBe('busy')
  expect(await work).toBe('a!')
  expect(thread.state).toBe('free')
})

test('its death is a fault for the work at hand, and the next work finds a new thread', async () => {
  const thread = start('')
  for (let i = 0; i < 6; i += 1) {
    await expect(thread.do('die')).rejects.toThrow('ended')
    expect(await thread.do('b')).toBe('b!')
  }
})

test('a thread that never starts is given up, with the reason', async () => {
  const thread = start('never')
  const reasons: unknown[] = []
  for (let i = 0; i < 4; i += 1) await thread.do('a').catch((reason: unknown) => reasons.push(reason))
  expect(thread.state).toBe('dead')
  expect(reasons).toHaveLength(4)
  expect(String((reasons[0] as Error).cause)).toContain('does not load')
})
