import { expect, it } from 'vitest'
import { gate, GateFull } from './gate.ts'

it('F-39: lets in as many as there is room for, begins nothing for the next, and has room again afterwards', async () => {
  const door = gate(2)
  let begun = 0
  const ends: (() => void)[] = []
  const stay = () =>
    door.through(() => {
      begun += 1
      return new Promise<void>((end) => ends.push(end))
    })
  const [first, second] = [stay(), stay()]
  const refused = stay()
  await expect(refused).rejects.toBeInstanceOf(GateFull)
  await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 5 })
  expect(begun).toBe(2)
  ends.shift()?.()
  await first
  const third = stay()
  for (const end of ends) end()
  await Promise.all([second, third])
  expect(begun).toBe(3)
})

it('has room again after what failed', async () => {
  const door = gate(1)
  await expect(door.through(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await door.through(async () => 'done')).toBe('done')
})
