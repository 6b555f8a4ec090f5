import { expect, test } from 'vitest'
import type { ReceiptFacts } from '../audit/app/receipt.ts'
import { createTexts } from '../platform/text/texts.ts'
import { receiptWords } from './receipt-words.ts'

const texts = createTexts()
const facts: ReceiptFacts = {
  institution: 'Instituto de Seguridad Social de Prueba',
  act: 'keySet',
  company: 'Comercial Ñandú',
  ruc: '249••••••1001',
  cedula: '•••••••016',
  path: 'online',
  proofs: ['reg', 'gate', 'mail', 'phone'],
  at: '2026-11-24T15:30:00.000Z',
  caseCode: 'CLV-7Q4M-2K9T',
  lane: 3,
  seq: 41,
  hash: 'ab'.repeat(32),
}
const options = { demonstration: true, caseUrl: 'http://localhost:3000/caso' }

test.each(['es', 'en'] as const)('%s: prints every fact that was signed', (lang) => {
  const words = receiptWords(texts, lang, facts, options)
  const page = JSON.stringify(words)
  for (const fact of [
    facts.institution,
    facts.company,
    facts.ruc,
    facts.cedula,
    facts.caseCode,
    '3-41',
    facts.hash,
    '10:30',
  ]) {
    expect(page).toContain(fact)
  }
  expect(words.banner).toBeTruthy()
})

test('names a proof it has no words for, rather than leave it out', () => {
  const how = receiptWords(texts, 'es', facts, options).rows.find(([, value]) => Array.isArray(value))
  expect(how?.[1]).toHaveLength(4)
  expect(how?.[1]).toContain('phone')
})

test('says in words how somebody was known at a counter, and by nobody’s name', () => {
  const proofs = ['reg', 'att', 'second', 'mail']
  const how = receiptWords(texts, 'es', { ...facts, path: 'inPerson', proofs }, options).rows.find(
    ([, value]) => Array.isArray(value),
  )
  expect(how?.[1]).toEqual(
    (['registry', 'attended', 'approved', 'mail'] as const).map((one) => texts.t('es', `receipt.how.${one}`)),
  )
})

test('says that an attorney came, and only where one did', () => {
  const rows = (more: Partial<ReceiptFacts>) =>
    receiptWords(texts, 'es', { ...facts, ...more }, options).rows.map(([name]) => name)
  expect(rows({ came: 'attorney' })).toContain(texts.t('es', 'receipt.attended'))
  expect(rows({})).not.toContain(texts.t('es', 'receipt.attended'))
})

test('is marked in the demonstration and only there (B2)', () => {
  expect(receiptWords(texts, 'es', facts, { ...options, demonstration: false }).banner).toBeUndefined()
})
