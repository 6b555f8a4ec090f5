import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { leafKinds, leafKindNames } from '../../src/entry/demo/authority/leaf.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import type { AskedReading, FileReading } from '../../src/proofs/signatures/domain/reading.ts'
import { wholeReading } from '../../src/proofs/signatures/domain/whole-file.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, subscriber, type Signing } from '../support/esig/signing.ts'

let signing: Signing
let issued: Buffer
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
}, 60_000)

const read = (file: Uint8Array, more: Partial<AskedReading> = {}): FileReading =>
  readSignedFile(
    {
      file,
      issued: { length: issued.length, sha256: createHash('sha256').update(issued).digest('hex') },
      trust: signing.trust,
      at: signing.at,
      ...more,
    },
    { crypto: nodeCrypto, inflate },
  )

describe('a good request', () => {
  it('passes every check', () => {
    const reading = read(signing.sign(issued))
    console.log(JSON.stringify(reading.signatures[0].checks), reading.signatures[0].signer)
    expect(wholeReading(reading).code).toBeUndefined()
    expect(
      wholeReading(
        read(
          signing.sign(issued, 'good', { isVisible: true, style: 'ETSI.CAdES.detached', digest: 'sha512' }),
        ),
      ).code,
    ).toBeUndefined()
  })
  test.each(leafKindNames)('%s', (kind) => {
    const { signature, code } = wholeReading(read(signing.sign(issued, kind)))
    console.log(
      kind,
      code,
      leafKinds[kind].code,
      signature.signer?.cedula === subscriber.cedula,
      JSON.stringify(signature.checks.at(-1)),
    )
  })
  it('twice', () => {
    const twice = signing.sign(signing.sign(issued))
    console.log(
      wholeReading(read(twice)).code,
      read(twice).signatures.map((s) => JSON.stringify(s.checks.at(-1))),
    )
    console.log(wholeReading(read(issued)).code)
  })
})
