import { beforeAll, describe, expect, it, test } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import {
  explicit,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
} from '../../src/entry/demo/authority/der-writer.ts'
import { digestOf } from '../../src/entry/demo/authority/keys.ts'
import { keyIdentifier } from '../../src/entry/demo/authority/certificate.ts'
import { attribute, type SignedDataWish } from '../../src/entry/demo/sign/signed-data.ts'
import { readByteRange } from '../../src/proofs/signatures/domain/byte-range.ts'
import { PdfReader, ReadingBudget } from '../../src/proofs/signatures/domain/pdf/reader.ts'
import { isDict } from '../../src/proofs/signatures/domain/pdf/values.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, type Signing } from '../support/esig/signing.ts'
import type { Leaf } from '../../src/entry/demo/authority/leaf.ts'

let signing: Signing
let issued: Buffer
let leaf: Leaf
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
  leaf = signing.leaf('good')
}, 60_000)

/** The code of a file signed by one and the same certificate, with that wish about its CMS. */
const codeWith = (cms: Partial<SignedDataWish>): string | undefined =>
  readSignedFile(
    {
      file: signing.sign(issued, 'good', { leaf, cms }),
      issued: undefined,
      trust: signing.trust,
      at: signing.at,
    },
    { crypto: nodeCrypto, inflate },
  ).signatures[0].code

const rangeOf = (list: string) => {
  const dict = new PdfReader(Buffer.from(`<< /ByteRange ${list} >>`), new ReadingBudget()).value()
  return isDict(dict) ? readByteRange({ dict, isInFile: true }) : undefined
}

describe('a range', () => {
  it('begins at the beginning and is four whole numbers from 0', () => {
    expect(rangeOf('[0 1 2 3]')).toEqual({ firstLength: 1, secondStart: 2, secondLength: 3 })
    expect(rangeOf('[ 00000000 00000690 00006692 00000400 ]')).toEqual({
      firstLength: 690,
      secondStart: 6_692,
      secondLength: 400,
    })
  })

  test.each([
    '[1 1 2 3]',
    '[0 1 2]',
    '[0 1 2 3 4]',
    '[0 -1 2 3]',
    '[0 1.5 2 3]',
    '[0 1 2 99999999999]',
    '1',
    '[0 1 2 /A]',
  ])('is not %s', (list) => {
    expect(rangeOf(list)).toBeUndefined()
  })
})

describe('who signed', () => {
  it('is named by issuer and number, both of them', () => {
    const { serial, issuer } = leaf
    expect(codeWith({ signerId: sequence(issuer.name, integer(serial)) })).toBeUndefined()
    const another = signing.authority.root.name
    expect(codeWith({ signerId: sequence(another, integer(serial)) })).toBe('NO_SIGNER_CERTIFICATE')
    expect(codeWith({ signerId: sequence(issuer.name, integer(77)) })).toBe('NO_SIGNER_CERTIFICATE')
  })

  it('is not named by a key identifier where the version says by issuer and number', () => {
    // Version 1, and an identifier that belongs to version 3 (RFC 5652, 5.3).
    const signerId = implicit(0, octetString(keyIdentifier(leaf.keys.publicKey)))
    expect(codeWith({ signerId })).toBe('CMS_MALFORMED')
  })

  it('may stand there twice, and others beside them', () => {
    const { certificate } = leaf
    expect(codeWith({ certificates: [certificate, certificate] })).toBeUndefined()
    expect(codeWith({ certificates: [signing.authority.root.certificate, certificate] })).toBeUndefined()
    expect(codeWith({ certificates: [certificate, sequence(oid('1.2.3'))] })).toBeUndefined()
  })
})

describe('what is signed besides the file', () => {
  const protection = attributeOf('2.16.840.1.101.3.4.2.1')
  function attributeOf(digest: string): Buffer {
    const rsa = sequence(oid('1.2.840.113549.1.1.1'), nothing)
    return attribute('1.2.840.113549.1.9.52', sequence(sequence(oid(digest), nothing), implicit(1, rsa)))
  }

  it('may be the algorithms: then they are the ones that are used', () => {
    expect(codeWith({ attributes: (usual) => [...usual, protection] })).toBeUndefined()
    const another = attributeOf('2.16.840.1.101.3.4.2.3')
    expect(codeWith({ attributes: (usual) => [...usual, another] })).toBe('CMS_NOT_ALLOWED')
  })

  it('may be which certificate is meant: with its number and issuer where these stand there', () => {
    const names = (serial: Uint8Array) =>
      attribute(
        '1.2.840.113549.1.9.16.2.47',
        sequence(
          sequence(
            sequence(
              octetString(digestOf('sha256', leaf.certificate)),
              sequence(sequence(explicit(4, leaf.issuer.name)), integer(serial)),
            ),
          ),
        ),
      )
    expect(codeWith({ attributes: (usual) => [...usual, names(leaf.serial)] })).toBeUndefined()
    expect(codeWith({ attributes: (usual) => [...usual, names(Buffer.from([7]))] })).toBe(
      'SIGNING_CERT_MISMATCH',
    )
  })

  it('may be something that nobody here knows, once', () => {
    const other = attribute('1.2.3.4', integer(1))
    expect(codeWith({ attributes: (usual) => [...usual, other] })).toBeUndefined()
    expect(codeWith({ attributes: (usual) => [...usual, other, attribute('1.2.3.4', integer(2))] })).toBe(
      'CMS_NOT_ALLOWED',
    )
  })

  it('and what is not signed is not looked at', () => {
    expect(
      codeWith({ unsigned: [attribute('1.2.840.113549.1.9.16.2.14', octetString(Buffer.alloc(9)))] }),
    ).toBeUndefined()
  })
})
