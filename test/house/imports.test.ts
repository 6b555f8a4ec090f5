import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breach, breaches, circle, importsOf, type Imports } from '../support/import-rules.ts'

const source = join(import.meta.dirname, '../../src')

/** Imports that break the table and are right all the same, each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  'adapters/pdf/receipt.ts → adapters/signing/receipt-text.ts':
    'what the QR code carries is defined once, beside the signed text it stands for',
}

function readTree(): Imports {
  const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter(
    (file) => !/\.test\.tsx?$|\.d\.ts$/.test(file),
  )
  return new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(join(source, file), 'utf8')).map((to) =>
        to.startsWith('.') ? posix.join(dirname(file), to) : to,
      ),
    ]),
  )
}

describe('the imports of src', () => {
  const whole = readTree()
  const edges = [...whole].flatMap(([from, all]) => all.map((to) => `${from} → ${to}`))
  const tree = new Map(
    [...whole].map(([from, all]) => [from, all.filter((to) => !(`${from} → ${to}` in allowed))]),
  )

  it('are all found', () => {
    expect(edges.length).toBeGreaterThan(1_000)
    expect([...whole.values()].flat().filter((to) => /\.tsx?$/.test(to) && !whole.has(to))).toEqual([])
  })

  it('go inwards and downwards only (DESIGN 3)', () => {
    expect(breaches(tree)).toEqual([])
  })

  it('never run in a circle, types included', () => {
    expect(circle(tree)).toBeUndefined()
  })

  it('need every exception that is made', () => {
    const idle = Object.keys(allowed).filter((edge) => {
      const [from = '', to = ''] = edge.split(' → ')
      const again = new Map([...tree, [from, [...(tree.get(from) ?? []), to]]])
      return !edges.includes(edge) || (breach(from, to) === undefined && circle(again) === undefined)
    })
    expect(idle).toEqual([])
  })
})

describe('the table of imports', () => {
  it.each([
    ['kernel/ruc.ts', 'policy/policy.ts'],
    ['kernel/ruc.ts', 'node:crypto'],
    ['policy/policy.ts', 'keys/domain/key-rules.ts'],
    ['keys/domain/key-rules.ts', 'keys/app/ports.ts'],
    ['keys/domain/key-rules.ts', 'links/domain/link.ts'],
    ['keys/domain/key-rules.ts', 'node:crypto'],
    ['links/app/mint-link.ts', 'links/store/link-store.ts'],
    ['links/app/mint-link.ts', 'cases/app/ports.ts'],
    ['links/app/mint-link.ts', 'keys/app/ports.ts'],
    ['cases/app/redeem.ts', 'keys/store/key-store.ts'],
    ['cases/app/redeem.ts', 'platform/database/database.ts'],
    ['cases/app/redeem.ts', 'adapters/hash/argon2-pool.ts'],
    ['cases/store/case-store.ts', 'platform/web/context.ts'],
    ['cases/store/case-store.ts', 'links/store/link-store.ts'],
    ['cases/store/case-store.ts', 'cases/web/ways.ts'],
    ['cases/web/ways.ts', 'cases/store/case-store.ts'],
    ['cases/web/ways.ts', 'proofs/challenges/web/question-views.tsx'],
    ['cases/web/ways.ts', 'platform/database/database.ts'],
    ['proofs/challenges/app/draw.ts', 'proofs/registry/app/ports.ts'],
    ['desk/web/queue.ts', 'entry/compose.ts'],
    ['adapters/mail/smtp.ts', 'messaging/store/message-store.ts'],
    ['adapters/mail/smtp.ts', 'adapters/hash/argon2-pool.ts'],
    ['adapters/mail/smtp.ts', 'platform/web/context.ts'],
    ['platform/web/app.ts', 'cases/web/ways.ts'],
    ['platform/database/database.ts', 'platform/web/app.ts'],
    ['platform/ui/page.tsx', 'platform/web/context.ts'],
    ['client/countdown.ts', 'client/show-key.ts'],
    ['entry/web.ts', 'client/countdown.ts'],
    ['novelties/domain/new.ts', 'kernel/ruc.ts'],
    ['cases/helpers/new.ts', 'kernel/ruc.ts'],
  ])('forbids %s to import %s', (from, to) => {
    expect(breach(from, to)).toEqual(expect.any(String))
  })

  it.each([
    ['kernel/ruc.ts', 'kernel/digits.ts'],
    ['policy/policy.ts', 'kernel/employer-class.ts'],
    ['keys/domain/key-rules.ts', 'policy/policy.ts'],
    ['cases/app/redeem.ts', 'links/app/ports.ts'],
    ['cases/app/redeem.ts', 'audit/index.ts'],
    ['cases/store/case-store.ts', 'platform/database/database.ts'],
    ['proofs/challenges/web/question-routes.ts', 'cases/web/journey.ts'],
    ['proofs/challenges/web/question-routes.ts', 'fastify'],
    ['adapters/mail/smtp.ts', 'messaging/app/ports.ts'],
    ['adapters/mail/smtp.ts', '@scope/package'],
    ['platform/web/app.ts', 'platform/ui/page.tsx'],
    ['entry/compose.ts', 'adapters/mail/smtp.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(breach(from, to)).toBeUndefined()
  })

  it('finds a circle of any length, and none where there is none', () => {
    const straight = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', []],
    ])
    expect(circle(straight)).toBeUndefined()
    expect(circle(new Map([...straight, ['c', ['a']]]))).toEqual(['a', 'b', 'c', 'a'])
    expect(circle(new Map([['a', ['a']]]))).toEqual(['a', 'a'])
  })

  it('reads every way to import, and nothing out of texts', () => {
    const text = [
      `import a, { type B } from './a.ts'`,
      `import type { C } from './c.ts'`,
      `import {\n  d,\n  e,\n} from './d.ts'`,
      `export * from './f.ts'`,
      `import './g.ts'`,
      `const h = await import('./h.ts')`,
      `type I = import('./i.ts').I`,
      `const sql = "select x from 'y'"`,
      `export const k = "l from 'm'"`,
    ].join('\n')
    expect(importsOf(text).toSorted()).toEqual(
      ['a', 'c', 'd', 'f', 'g', 'h', 'i'].map((name) => `./${name}.ts`),
    )
  })
})
