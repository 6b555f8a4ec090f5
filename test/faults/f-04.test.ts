import { expect, it, test } from 'vitest'
import { fileInspector } from '../../src/adapters/files/inspector.ts'
import { projectRoot } from '../support/project-files.ts'
import { hostilePdfs, onePage, pdfOf } from '../support/files/pdfs.ts'

const own = fileInspector()
const whole = pdfOf(onePage)

it('F-04: a hostile set is refused within ten seconds each, and what is whole is taken beside it', async () => {
  const begun = Date.now()
  const sent = Object.values(hostilePdfs).slice(0, 18)
  const [hostile, sound] = await Promise.all([
    Promise.all(sent.map(({ file }) => own.inspect(file))),
    own.inspect(whole),
  ])
  expect(hostile.map((one) => (one.ok ? 'taken' : one.code))).toEqual(sent.map(({ refusal }) => refusal))
  expect(sound).toMatchObject({ ok: true, value: { type: 'pdf', pages: 1, content: whole } })
  expect(Date.now() - begun).toBeLessThan(10_000 * sent.length)
}, 120_000)

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
    const [first] = await Promise.all([inspector.inspect(whole), inspector.inspect(whole)])
    clearInterval(timer)
    expect(first).toMatchObject({ ok: false, code: 'deep' })
    // The service itself went on all the while.
    expect(ticks).toBeGreaterThan(1)
    expect(await own.inspect(whole)).toMatchObject({ ok: true })
  },
  60_000,
)

it('ATK-53: two are looked at, twenty wait, and whoever comes after is told at once', async () => {
  const program = `${projectRoot}/test/support/files/programs/lies.mjs`
  const inspector = fileInspector({ program })
  const all = await Promise.all(Array.from({ length: 25 }, () => inspector.inspect(whole)))
  expect(all.filter((one) => !one.ok && one.code === 'busy')).toHaveLength(3)
}, 60_000)
