import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import type { ReceiptFacts } from '../../audit/app/receipt.ts'
import { createSigner } from '../signing/ed25519.ts'
import { issueReceipt, openReceipt, receiptDigest } from '../signing/receipt-text.ts'
import { latin } from './latin.ts'
import { qrModules } from './qr.ts'
import { renderReceipt, type ReceiptWords } from './receipt.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const facts: ReceiptFacts = {
  institution: 'Instituto de Seguridad Social de Prueba',
  act: 'keySet',
  company: 'Ñandú y Café Cía. Ltda.',
  ruc: '249••••••1001',
  cedula: '•••••••016',
  path: 'online',
  proofs: ['reg', 'gate', 'mail'],
  at: '2026-11-24T15:30:00.000Z',
  caseCode: 'CLV-7Q4M-2K9T',
  lane: 3,
  seq: 41,
  hash: 'ab'.repeat(32),
}
const words: ReceiptWords = {
  banner: 'Demostración',
  title: 'Comprobante de cambio de clave',
  issuer: 'Emitido por Instituto de Seguridad Social de Prueba',
  rows: [
    ['Qué pasó', 'Se creó una nueva clave de empleador'],
    ['RUC', facts.ruc],
    [
      'Cómo se comprobó la identidad',
      ['Datos iguales en dos registros', 'Preguntas de seguridad', 'Correo registrado'],
    ],
    ['Huella de la entrada', facts.hash],
  ],
  noKey: 'Este documento no contiene la clave.',
  verify: 'Cualquiera puede comprobar este documento sin conexión.',
  qr: 'El código lleva a https://clave.example/caso',
}
const receipt = issueReceipt(facts, signer)
const page = { facts, receipt, words, lang: 'es-EC', url: 'https://clave.example/caso' }

/** Every compressed stream opened, so that what is inside can be searched. */
function opened(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n')
}

test('is a tagged page in its language, with a title, that a screen reader meets in order', async () => {
  const pdf = opened(await renderReceipt(page))
  expect(pdf).toMatch(/^%PDF-1\.7/)
  for (const mark of [
    '/Lang (es-EC)',
    '/MarkInfo',
    '/Marked true',
    '/StructTreeRoot',
    '/DisplayDocTitle true',
    '/S /H1',
    '/S /LBody',
    '/S /Figure',
    '/Alt (',
  ]) {
    expect(pdf, mark).toContain(mark)
  }
  expect(pdf.match(/\/S \/LI\b/g)).toHaveLength(words.rows.length)
  expect(pdf).toContain('/Artifact')
})

test('carries its own proof, readable from the bytes of the file', async () => {
  const pdf = await renderReceipt(page)
  expect(openReceipt(pdf.toString('latin1'), signer.check)).toEqual({ ok: true, value: facts })
})

test('is the same file for the same receipt', async () => {
  expect(await renderReceipt(page)).toEqual(await renderReceipt(page))
})

test('draws a code that leads to the case page and says nothing about a person', () => {
  const text = `${page.url}#${receiptDigest(receipt)}`
  const modules = qrModules(text)
  const scale = 4
  const quiet = 4
  const side = (modules.length + 2 * quiet) * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const dark = modules[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === true
      if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  expect(decodeQR({ width: side, height: side, data })).toBe(text)
  expect(text).toMatch(/^https:\/\/clave\.example\/caso#[A-Za-z0-9_-]{43}$/)
})

test('keeps a letter that the font does not know readable', () => {
  expect(latin('Ñandú Łódź 漢 “x” •')).toBe('Ñandú ?ódz ? “x” •')
  expect(latin('uno\ndos\u0007')).toBe('uno\ndos?')
})
