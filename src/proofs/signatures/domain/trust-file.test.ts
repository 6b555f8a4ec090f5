import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTrustFile } from './trust-file.ts'

it('the template that is shipped is read, has no certificate, and is nowhere active', () => {
  const read = readTrustFile(readFileSync(resolve('docs/operate/trust-template.json'), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.detail))
  expect(read.value).toHaveLength(17)
  for (const entry of read.value) {
    expect(entry).toMatchObject({ certificate: undefined, status: 'provisional' })
    expect(entry.layouts.length).toBeGreaterThan(0)
    const policies = entry.kinds.map(({ policy }) => policy)
    expect(new Set(policies).size).toBe(policies.length)
  }
})

it('what the page says of the form is a file of that form', () => {
  const page = readFileSync(resolve('docs/operate/trust-store.md'), 'utf8')
  const read = readTrustFile(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  if (!read.ok) throw new Error(JSON.stringify(read.detail))
  expect(read.value).toHaveLength(1)
})

it('whatever a file has, it is read or refused with a place, and nothing is thrown', () => {
  const entry = fc.record(
    {
      certificate: fc.anything(),
      role: fc.constantFrom('anchor', 'intermediate', 'root', 3),
      entity: fc.oneof(fc.string(), fc.anything()),
      layouts: fc.oneof(fc.array(fc.record({ layout: fc.constantFrom('EXT', 'SUBJ', 'x') })), fc.anything()),
      kinds: fc.oneof(fc.constant([]), fc.anything()),
      revocation: fc.oneof(fc.constant({ mode: 'crl' }), fc.anything()),
      from: fc.oneof(fc.constant('2026-01-01'), fc.string()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(fc.array(entry), fc.anything()), (entries) => {
      const read = readTrustFile(JSON.stringify({ format: 'clavero.trust.1', entries }))
      if (!read.ok) expect(read.detail.where).toMatch(/^(?:the file|format|entries)/)
    }),
    { numRuns: 300 },
  )
  fc.assert(fc.property(fc.string(), (text) => void readTrustFile(text)))
})
