import { expect, it } from 'vitest'
import { readAtMost, TooLong } from './read-at-most.ts'

it('reads an answer in parts, and one without anything in it', async () => {
  const parts = ['cla', 'vero']
  const answer = new ReadableStream<Uint8Array>({
    pull(to) {
      const part = parts.shift()
      if (part === undefined) to.close()
      else to.enqueue(Buffer.from(part))
    },
  })
  expect((await readAtMost(new Response(answer), 7)).toString()).toBe('clavero')
  expect(await readAtMost(new Response(null, { status: 204 }), 7)).toHaveLength(0)
})

it('reads no further than is sensible, and lets go of the rest (F-04)', async () => {
  let sent = 0
  let isLeft = false
  const endless = new ReadableStream<Uint8Array>({
    pull(to) {
      sent += 1
      to.enqueue(new Uint8Array(100))
    },
    cancel() {
      isLeft = true
    },
  })
  await expect(readAtMost(new Response(endless), 1_000)).rejects.toThrow(TooLong)
  expect([sent < 20, isLeft]).toEqual([true, true])
})
