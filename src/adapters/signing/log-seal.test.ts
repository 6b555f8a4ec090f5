import { expect, test } from 'vitest'
import type { ExportFacts } from '../../audit/app/log-export.ts'
import { createSigner } from './ed25519.ts'
import { openLogExport, sealLog } from './log-seal.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const facts: ExportFacts = {
  institution: 'Instituto de Seguridad Social de Prueba',
  at: '2026-11-24T15:30:00.000Z',
  by: 'Aurora Ñandú',
  actor: `officer:${'ab'.repeat(32)}`,
  caseCode: null,
  officer: null,
  from: '2026-11-01',
  to: null,
  before: null,
  lines: 4,
  cut: { line: 4, at: '2026-11-20T10:00:00.000Z', lane: 3, seq: 41 },
  heads: [`0:12:${'cd'.repeat(32)}`],
}
const lines = ['"lane","entry","what"', '"0","12","Caso visto"', '"3","41","Búsqueda"', '"3","40","Nota"']
const written = `\ufeff${lines.map((each) => `${each}\r\n`).join('')}`
const { text, digest } = sealLog(written, facts, signer)
const seal = text.slice(written.length)
const open = (file: string) => openLogExport(Buffer.from(file, 'utf8'), signer)
const changed = { ok: false, code: 'changed' }

test('an export is what it was, and says what was asked for, by whom, and where it was cut', () => {
  expect(open(text)).toEqual({ ok: true, value: { ...facts, digest, key: signer.keyId } })
})

test('does not survive the change of any octet', () => {
  const octets = Buffer.from(text, 'utf8')
  for (let at = 0; at < octets.length; at++) {
    const bent = Buffer.from(octets)
    bent[at] = (bent[at] ?? 0) ^ 1
    expect(openLogExport(bent, signer).ok, `octet ${at}`).toBe(false)
  }
})

test('a changed line, a removed one, one moved and one added are seen', () => {
  expect(open(text.replace('Caso visto', 'Caso vista'))).toMatchObject(changed)
  expect(open(text.replace('"3","41","Búsqueda"\r\n', ''))).toMatchObject(changed)
  const [head = '', first = '', second = '', third = ''] = lines
  const moved = `\ufeff${[head, second, first, third].map((each) => `${each}\r\n`).join('')}${seal}`
  expect(open(moved)).toMatchObject(changed)
  expect(open(text.replace(seal, `"3","39","Nota"\r\n${seal}`))).toMatchObject(changed)
  expect(open(`${text}"3","39","Nota"\r\n`)).toMatchObject(changed)
})

test('the seal of another export fits none, neither whole nor its signature alone', () => {
  const other = sealLog(written.replace('Nota', 'Enlace'), { ...facts, lines: 5 }, signer)
  const otherSeal = other.text.slice(written.length + 2)
  expect(open(written + otherSeal)).toMatchObject(changed)
  const [name = '', payload = '', signature = ''] = seal.split('.')
  const [, , otherSignature = ''] = otherSeal.split('.')
  expect(open(`${written}${name}.${payload}.${otherSignature}`)).toMatchObject(changed)
  expect(open(`${written}${name}.${payload}.${signature}`).ok).toBe(true)
})

test('a seal whose words were changed is not believed, although the file is', () => {
  const [name = '', payload = '', signature = ''] = seal.split('.')
  const json = Buffer.from(payload, 'base64url').toString('utf8')
  const bent = Buffer.from(json.replace('"line":4', '"line":9'), 'utf8').toString('base64url')
  expect(open(`${written}${name}.${bent}.${signature}`)).toMatchObject(changed)
})

test('what another installation signed, and what nobody signed, is not ours', () => {
  const other = createSigner(new Uint8Array(32).fill(8))
  expect(openLogExport(Buffer.from(text, 'utf8'), other)).toMatchObject({ code: 'foreign' })
  for (const file of ['', written, 'x'.repeat(100)]) expect(open(file)).toMatchObject({ code: 'unsealed' })
})

test('a signature made for a receipt or a checkpoint is none for a log', () => {
  const json = Buffer.from(seal.split('.')[1] ?? '', 'base64url').toString('utf8')
  const payload = Buffer.from(json, 'utf8').toString('base64url')
  for (const purpose of ['clavero.receipt.1', 'clavero.checkpoint.1'] as const)
    expect(open(`${written}"clavero-log.${payload}.${signer.sign(purpose, json)}"\r\n`)).toMatchObject(
      changed,
    )
})
