import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createCircuit, type CircuitOptions } from './circuit.ts'

class Ill extends Error {}
class Wrong extends Error {}

const isSickness = (fault: unknown) => fault instanceof Ill
const circuitOf = (options: Partial<CircuitOptions<unknown>> = {}) =>
  createCircuit({ concurrent: 2, failures: 3, pause: 60, isSickness, ...options })
const ill = () => Promise.reject(new Ill())
const wrong = () => Promise.reject(new Wrong())
const well = () => Promise.resolve('well')

describe('the circuit of a service outside (F-16)', () => {
  it('asks nothing after failures in a row, and says so at once', async () => {
    const circuit = circuitOf()
    for (let n = 0; n < 3; n += 1) await expect(circuit.run(ill)).rejects.toThrow(Ill)
    let asked = 0
    const call = circuit.run(() => Promise.resolve((asked += 1)))
    await expect(call).rejects.toMatchObject({ why: 'resting' })
    expect([asked, circuit.state()]).toEqual([0, 'open'])
  })

  it('counts failures in a row only, and none that says nothing about the other side', async () => {
    const circuit = circuitOf()
    for (const work of [ill, ill, well, ill, ill, wrong, wrong, wrong]) {
      await circuit.run<unknown>(work).catch(() => undefined)
    }
    expect(circuit.state()).toBe('closed')
  })

  it('counts an answer that says that it is ill, and hands it on', async () => {
    const circuit = circuitOf({ isSick: (answer) => answer === undefined })
    for (let n = 0; n < 3; n += 1)
      expect(await circuit.run<unknown>(() => Promise.resolve(undefined))).toBeUndefined()
    await expect(circuit.run(well)).rejects.toMatchObject({ why: 'resting' })
  })

  it('lets one call find out after the pause, and tells when it opens and closes', async () => {
    const told: boolean[] = []
    const circuit = circuitOf({ failures: 1, pause: 0.02, onChange: (isOpen) => told.push(isOpen) })
    await expect(circuit.run(ill)).rejects.toThrow(Ill)
    await setTimeout(40)
    expect(await circuit.run(well)).toBe('well')
    expect([told, circuit.state()]).toEqual([[true, false], 'closed'])
  })

  it('refuses at once what is one too many, and counts it as no failure', async () => {
    const circuit = circuitOf({ failures: 1 })
    let free: (answer: string) => void = () => undefined
    const slow = () => new Promise<string>((resolve) => (free = resolve))
    const first = circuit.run(slow)
    const freeFirst = free
    const second = circuit.run(slow)
    await expect(circuit.run(well)).rejects.toMatchObject({ why: 'busy' })
    freeFirst('first')
    free('second')
    expect(await Promise.all([first, second])).toEqual(['first', 'second'])
    expect(circuit.state()).toBe('closed')
  })

  it('waits no longer than its limit for what does not listen to its end, and counts that (F-04)', async () => {
    const circuit = circuitOf({ failures: 1, limit: 0.02 })
    let ended: AbortSignal | undefined
    const call = circuit.run((signal) => {
      ended = signal
      return new Promise<never>(() => undefined)
    })
    await expect(Promise.race([call, setTimeout(3_000)])).rejects.toMatchObject({ why: 'timeout' })
    expect(ended?.aborted).toBe(true)
    await expect(circuit.run(well)).rejects.toMatchObject({ why: 'resting' })
  })
})
