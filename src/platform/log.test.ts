import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(say: (log: ReturnType<typeof createLog>) => void): {
  lines: string[]
  events: Record<string, unknown>[]
} {
  const lines: string[] = []
  say(createLog({ level: 'debug', instance: 'test:1', write: (line) => lines.push(line) }))
  return { lines, events: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('says when, where and how grave, one line an event', () => {
  const { lines, events } = logged((log) => log.info({ request: 'ABC' }, 'key set'))
  expect(lines).toHaveLength(1)
  expect(events[0]).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    instance: 'test:1',
    request: 'ABC',
    msg: 'key set',
  })
})

test('stays one inert line of valid JSON, whatever is thrown at it (ATK-57)', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.dictionary(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' })),
      (text, fields) => {
        const { lines } = logged((log) => {
          log.warn({ fields, text }, text)
          log.error({ err: new Error(text) }, text)
        })
        expect(lines).toHaveLength(2)
        for (const line of lines) {
          expect(line).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]*\n$/)
          expect(() => JSON.parse(line) as unknown).not.toThrow()
        }
      },
    ),
  )
})

test('cuts what is long', () => {
  const { lines, events } = logged((log) => {
    log.info({ text: '"\\'.repeat(50_000) }, 'long text')
    log.info(
      Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`f${n}`, 'x'.repeat(50)])),
      'many fields',
    )
  })
  for (const line of lines) expect(line.length).toBeLessThan(17_000)
  expect(events[0]).toMatchObject({ msg: 'long text' })
  expect(events[1]).toMatchObject({ msg: 'many fields', cutFrom: expect.any(Number) })
})

test.each([
  '2449999016',
  '2499990001001',
  '2449999016000',
  '0991234567',
  '+593991234567',
  'ana.perez@empresa.example',
  'ana%40empresa.example',
])('takes a person out of every place: %s', (person) => {
  const { lines } = logged((log) => {
    log.info({ person, deep: { list: [`RUC ${person}.`] }, [`k:${person}`]: 1 }, `for ${person}`)
    log.error(
      { err: Object.assign(new Error(`no row for ${person}`), { cause: new Error(person) }) },
      'fault',
    )
    log.info(`(${person})`)
  })
  expect(lines.join('')).not.toContain(person)
  expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow()
})

test.each([
  '\n2499990001001',
  '\t2499990001',
  '\u001f2499990001',
  '\nana@empresa.example',
  '\\ana@empresa.example',
])('sees a person behind what JSON writes with a letter: %j', (person) => {
  const { lines } = logged((log) => log.info({ person }, `for${person} ${'x'.repeat(30)}`))
  expect(lines.join('')).not.toMatch(/24999|ana/)
  expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow()
})

test('is written, however long, when an address stands behind a line end', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`k${n}`, 'y'.repeat(1_000)]))
  const { events } = logged((log) => log.info({ ...many, first: '\nana@empresa.example' }, 'x'))
  expect(events[0]).toMatchObject({ msg: 'x' })
})

test('leaves ids, digests and times alone', () => {
  const kept = {
    id: '0190b5f2-7c3a-7000-8000-123456789012',
    digest: `1234567890${'ab'.repeat(27)}`,
    ms: 1_764_000_000_000,
  }
  expect(logged((log) => log.info(kept, 'x')).events[0]).toMatchObject(kept)
})

test('hides what carries a secret by its name, and does not print requests', () => {
  const { lines } = logged((log) =>
    log.info(
      {
        employerKey: 'S3creta!',
        form: { answer: 'S3creta!', headers: { cookie: 'S3creta!' } },
        req: { url: '/S3creta!' },
      },
      'x',
    ),
  )
  expect(lines.join('')).not.toContain('S3creta!')
})

test('says of a fault what helps, and not what it carries', () => {
  const fault = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (identifier)=(x) exists',
    where: 'S3creta!',
  })
  const { lines, events } = logged((log) => log.error({ err: fault }, 'fault'))
  expect(events[0]).toMatchObject({ err: { type: 'Error', message: 'duplicate key', reason: '23505' } })
  expect(lines.join('')).not.toContain('identifier')
  expect(lines.join('')).not.toContain('S3creta!')
})
