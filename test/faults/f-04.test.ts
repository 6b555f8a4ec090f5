import { expect, it, test, vi } from 'vitest'
import { fileInspector, mostResident } from '../../src/adapters/files/inspector.ts'
import { keeperOfReaders } from '../../src/adapters/files/reader-keeper.ts'
import { projectRoot } from '../support/project-files.ts'
import { heaviest } from '../support/files/hostile-files.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'

const own = fileInspector()
const whole = pdfOf(onePage)

it('F-04: what is heaviest of a hostile set is refused within ten seconds and 256 MB each, and what is whole is taken beside it', async () => {
  const costs: (readonly [milliseconds: number, octets: number])[] = []
  const measured = fileInspector({ onRead: (...cost) => void costs.push(cost) })
  const answers: (readonly [name: string, answer: string])[] = []
  const sendAll = async () => {
    for (const { name, make } of heaviest) {
      const one = await measured.inspect(make(), 'one')
      answers.push([name, one.ok ? 'taken' : one.code])
    }
  }
  const [, sound] = await Promise.all([sendAll(), own.inspect(whole, 'another')])
  expect(answers).toEqual(heaviest.map(({ name, expected }) => [name, expected]))
  expect(sound).toMatchObject({ ok: true, value: { type: 'pdf', pages: 1, content: whole } })
  expect(costs).toHaveLength(heaviest.length)
  // Ten seconds, and the start and the end of a process on a busy machine.
  expect(Math.max(...costs.map(([milliseconds]) => milliseconds))).toBeLessThan(15_000)
  expect(Math.max(...costs.map(([, octets]) => octets))).toBeLessThan(mostResident)
}, 240_000)

test.each([
  ['hangs', 1_500],
  ['grows', 30_000],
  ['floods', 30_000],
  ['lies', 30_000],
])(
  'F-04: a process that %s costs its file and nothing else',
  async (name, patience) => {
    const program = `${projectRoot}/test/support/files/programs/${name}.mjs`
    const inspector = fileInspector({ program, patience })
    let ticks = 0
    const timer = setInterval(() => void (ticks += 1), 20)
    const [first] = await Promise.all([inspector.inspect(whole, 'one'), inspector.inspect(whole, 'one')])
    clearInterval(timer)
    expect(first).toMatchObject({ ok: false, code: 'deep' })
    // The service itself went on all the while.
    expect(ticks).toBeGreaterThan(1)
    expect(await own.inspect(whole, 'one')).toMatchObject({ ok: true })
  },
  60_000,
)

it('F-04: a process that reaches for other files, for another program, for a thread or for the settings gets none of them', async () => {
  vi.stubEnv('CLAVERO_MARK', 'set')
  const program = `${projectRoot}/test/support/files/programs/reaches.mjs`
  const inspector = fileInspector({ program, patience: 1_500 })
  // It waits in vain; had it got anywhere, it would have said what kind of file this is.
  expect(await inspector.inspect(whole, 'one')).toMatchObject({ ok: false, code: 'deep' })
  vi.unstubAllEnvs()
}, 60_000)

it('F-04: one that grows outside of its heap is ended at 256 MB, long before its time is over', async () => {
  const held: number[] = []
  const inspector = fileInspector({
    program: `${projectRoot}/test/support/files/programs/swells.mjs`,
    patience: 60_000,
    onRead: (_milliseconds, most) => void held.push(most),
  })
  const begun = Date.now()
  expect(await inspector.inspect(whole, 'one')).toMatchObject({ ok: false, code: 'deep' })
  expect(Date.now() - begun).toBeLessThan(30_000)
  expect(held).toHaveLength(1)
  expect(held[0]).toBeGreaterThan(mostResident)
  // And not much later: it is looked at fifty times a second.
  expect(held[0]).toBeLessThan(2 * mostResident)
}, 90_000)

it('F-04: a process says itself how much it has held, and what nobody saw counts', async () => {
  const keeper = keeperOfReaders(`${projectRoot}/src/adapters/files/keep-readers.ts`, {
    program: `${projectRoot}/src/adapters/files/inspect-child.ts`,
    flags: [],
    patience: 30_000,
    mostResident,
    mostSaid: 1_000,
  })
  const reading = await keeper.read(whole)
  const { held } = JSON.parse(Buffer.from(reading?.said ?? []).toString()) as { readonly held: number }
  // No process of Node is smaller than 20 MB.
  expect(held).toBeGreaterThan(20 * 1024 * 1024)
  expect(held).toBeLessThan(mostResident)

  const most: number[] = []
  const inspector = fileInspector({
    program: `${projectRoot}/test/support/files/programs/peaks.mjs`,
    onRead: (_milliseconds, octets) => void most.push(octets),
  })
  expect(await inspector.inspect(whole, 'one')).toMatchObject({ ok: false, code: 'type' })
  expect(most).toEqual([2 ** 40])
}, 60_000)

it('F-04: a keeper of readers that dies costs its files another try, and the next one stands in for it', async () => {
  const keeper = keeperOfReaders(`${projectRoot}/src/adapters/files/keep-readers.ts`, {
    program: `${projectRoot}/test/support/files/programs/hangs.mjs`,
    flags: [],
    patience: 3_000,
    mostResident,
    mostSaid: 1_000,
  })
  const lost = keeper.read(whole)
  process.kill(keeper.pid() ?? 0, 'SIGKILL')
  expect(await lost).toBeUndefined()
  expect(await keeper.read(whole)).toMatchObject({ said: null })
}, 60_000)

it('ATK-53: two are looked at, twenty wait, and whoever comes after is told at once', async () => {
  const program = `${projectRoot}/test/support/files/programs/lies.mjs`
  const inspector = fileInspector({ program })
  const all = await Promise.all(Array.from({ length: 25 }, () => inspector.inspect(whole, 'one')))
  expect(all.filter((one) => !one.ok && one.code === 'busy')).toHaveLength(3)
}, 60_000)
