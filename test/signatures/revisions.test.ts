import { beforeAll, describe, expect, it } from 'vitest'
import { appendRevision } from '../../src/entry/demo/sign/revision.ts'
import { dictOf, readRawPdf, refNumber, writeDict } from '../../src/entry/demo/sign/raw-pdf.ts'
import { replaced, ruleOf, signEdited, type Edit } from '../support/esig/increment.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, type Signing } from '../support/esig/signing.ts'

let signing: Signing
let issued: Buffer
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
}, 60_000)

const judged = (file: Uint8Array, of = issued): string => ruleOf(signing, file, of)
const leaveAlone: Edit = () => undefined

describe('how revisions follow each other', () => {
  it('what leads past the file that we issued', () => {
    // Ours saved once more before, so that its first revision can be led to.
    const raw = readRawPdf(issued)
    if (raw === undefined) throw new Error('no file')
    const catalog = refNumber(raw.trailer.get('Root')) ?? 0
    const ours = appendRevision(raw, { objects: [[catalog, writeDict(dictOf(raw, catalog) ?? new Map())]] })
    expect(judged(signEdited(signing, ours, leaveAlone), ours)).toBe('sound')
    const past = signEdited(signing, ours, leaveAlone, { trailer: { Prev: String(raw.start) } })
    expect(judged(past, ours)).toBe('CHANGED_AFTER_SIGNING: not after ours')
  })

  it('an older object that is freed', () => {
    const offset = issued.indexOf('1 0 obj')
    const file = signEdited(signing, issued, leaveAlone, { rows: [[1, offset]] })
    const row = `${String(offset).padStart(10, '0')} 00000 n`
    file.write('f', file.lastIndexOf(row) + row.length - 1)
    expect(judged(file)).toBe('CHANGED_AFTER_SIGNING: freed')
  })

  it('a second table that only some readers look at', () => {
    const table = '<< /Type /XRef /W [1 2 1] /Index [0 0] /Size 1 /Length 0 >>\nstream\n\nendstream'
    let number = 0
    const withTable: Edit = (bodies, roles) => {
      number = roles.next
      bodies.set(number, table)
    }
    const sign = (offset: number) =>
      signEdited(signing, issued, withTable, { trailer: { XRefStm: String(offset).padStart(10, '0') } })
    const offset = sign(0).indexOf(`\n${number} 0 obj`) + 1
    expect(judged(sign(offset))).toBe('CHANGED_AFTER_SIGNING: section')
  })

  it('something behind the signature: unsigned, and not a signature', () => {
    const signed = signing.sign(issued)
    const raw = readRawPdf(signed)
    if (raw === undefined) throw new Error('no file')
    const catalog = refNumber(raw.trailer.get('Root')) ?? 0
    const dict = dictOf(raw, catalog) ?? new Map<string, string>()
    const added = appendRevision(raw, {
      objects: [[catalog, writeDict(new Map([...dict, ['DSS', '<< >>']]))]],
    })
    expect(judged(added)).toBe('CHANGED_AFTER_SIGNING: catalog')
    const rewritten = appendRevision(raw, { objects: [[catalog, writeDict(dict)]] })
    expect(judged(rewritten)).toBe('CHANGED_AFTER_SIGNING: fields')
    expect(judged(Buffer.concat([signed, Buffer.from('<html>')]))).toMatch('PDF_UNREADABLE')
  })

  it('something behind the signature that calls itself a time-stamp, and that nobody verifies', () => {
    const stamp = replaced('signature', '/SubFilter /adbe.pkcs7.detached', '/SubFilter /ETSI.RFC3161')
    expect(judged(signEdited(signing, signing.sign(issued), stamp))).toBe('CHANGED_AFTER_SIGNING: signature')
    expect(judged(signEdited(signing, issued, stamp))).toBe('CHANGED_AFTER_SIGNING: signature')
  })

  it('a second signature that drops the first from the page or the form', () => {
    const once = signing.sign(issued)
    expect(judged(signEdited(signing, once, replaced('page', /\/Annots \[\d+ 0 R/, '/Annots [')))).toBe(
      'CHANGED_AFTER_SIGNING: page',
    )
    expect(judged(signEdited(signing, once, replaced('form', /\/Fields \[\d+ 0 R/, '/Fields [')))).toBe(
      'CHANGED_AFTER_SIGNING: form',
    )
  })
})
