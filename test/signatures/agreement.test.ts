import { beforeAll, describe, expect, it } from 'vitest'
import { inflate } from '../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../src/adapters/signatures/node-crypto.ts'
import { leafKindNames } from '../../src/entry/demo/authority/leaf.ts'
import { checkNames, signatureCodes } from '../../src/proofs/signatures/domain/codes.ts'
import { readSignedFile } from '../../src/proofs/signatures/domain/read-signed-file.ts'
import { fixtureIndex, hasFixtures, readFixture } from '../support/esig/third-party.ts'
import { hostileFiles } from '../support/esig/hostile.ts'
import { makeKit } from '../support/esig/hostile-kit.ts'
import {
  isInstalled,
  opinionOfOpenssl,
  opinionOfPdfsig,
  type Opinion,
} from '../support/esig/second-opinion.ts'
import { makeSigning } from '../support/esig/signing.ts'

interface Asked {
  readonly name: string
  readonly file: Buffer
  readonly ours: Opinion
}

const trustBegins = checkNames.indexOf('path')

/** Ours, without trust: every signature comes as far as the question who issued the certificate. */
function ourOpinion(file: Buffer): Opinion {
  const { signatures } = readSignedFile(
    { file, issued: undefined, trust: [], at: kitAt },
    { crypto: nodeCrypto, inflate },
  )
  return signatures.every(
    ({ code }) => code !== undefined && checkNames.indexOf(signatureCodes[code].check) >= trustBegins,
  )
    ? 'sound'
    : 'unsound'
}

let kitAt: Parameters<typeof readSignedFile>[0]['at']
let asked: readonly Asked[]
beforeAll(async () => {
  const signing = await makeSigning()
  kitAt = signing.at
  const kit = await makeKit(signing)
  const files: readonly (readonly [string, Buffer])[] = [
    ...leafKindNames.map((kind) => [`good: ${kind}`, signing.sign(kit.issued, kind)] as const),
    ['good: SHA-512', signing.sign(kit.issued, 'good', { digest: 'sha512' })],
    ['good: European', signing.sign(kit.issued, 'good', { style: 'ETSI.CAdES.detached' })],
    ['good: with a box', signing.sign(kit.issued, 'good', { isVisible: true })],
    ['good: two signatures', signing.sign(kit.good, 'good-ext')],
    ...hostileFiles.map((one) => [`${one.class}: ${one.what}`, one.make(kit)] as const),
    ...(hasFixtures
      ? fixtureIndex.fixtures.map(({ file }) => [`fixture: ${file}`, Buffer.from(readFixture(file))] as const)
      : []),
  ]
  asked = files.map(([name, file]) => ({ name, file, ours: ourOpinion(file) }))
}, 60_000)

type Program = 'pdfsig' | 'openssl'

/** Where another program says otherwise, and why ours stays what it is. Whoever differs anew fails the test. */
const differences: readonly (readonly [name: string, programs: readonly Program[], why: string])[] = [
  // openssl is asked for the cryptography alone: which octets a range leaves out is no question of CMS.
  [
    'wrapping: a gap that begins ten octets early',
    ['openssl'],
    'ten octets before the signature are not signed',
  ],
  [
    'wrapping: a gap that ends ten octets late',
    ['openssl'],
    'ten octets behind the signature are not signed',
  ],
  ['wrapping: a gap without its brackets', ['openssl'], 'the gap is not the whole string'],
  [
    'wrapping: a second run over part of the signature',
    ['openssl'],
    'a run goes through the signature itself',
  ],
  ['wrapping: a first run of nothing', ['openssl'], 'nothing before the signature is signed'],
  [
    'wrapping: a claimed time that may be exchanged, between the runs',
    ['openssl'],
    'an entry of the dictionary is not signed',
  ],
  // Tables that no strict reader follows, though the signature is over them.
  [
    'dictionary spoof: a table that leads to the table of another file',
    ['pdfsig', 'openssl'],
    'poppler builds a new table when one is broken; readers then see different files',
  ],
  [
    'dictionary spoof: a table whose row leads into the issued file',
    ['pdfsig', 'openssl'],
    'the row of the field leads to another object; poppler builds a new table',
  ],
  [
    'dictionary spoof: a signature in a field of another kind',
    ['openssl'],
    'nothing in the form is a signature; openssl was given the octets by their words',
  ],
  // SIGNATURES 10: do not imitate.
  ['CMS: two signers', ['pdfsig', 'openssl'], 'who signed is not clear with two (check 6)'],
  ['CMS: content of its own', ['openssl'], 'openssl takes the content that it is given instead'],
  [
    'CMS: no signed attributes, a signature over the file itself',
    ['pdfsig', 'openssl'],
    'allowed by RFC 5652; attributes that are missing can be made from content (check 6)',
  ],
  ['CMS: no content type', ['pdfsig'], 'RFC 5652, 11.1: it must be there; poppler does not look'],
  ['CMS: two content types', ['pdfsig'], 'RFC 5652, 11.1: there must be one; poppler takes the first'],
  ['CMS: a content type that is not data', ['pdfsig', 'openssl'], 'compared with the content by neither'],
  ['CMS: something that is not data', ['pdfsig', 'openssl'], 'a PDF signs data (ISO 32000-1, 12.8.3.3)'],
  [
    'CMS: attributes in an order that DER forbids',
    ['pdfsig', 'openssl'],
    'both sort them before they verify; RFC 5652, 5.3 asks for DER',
  ],
  ['CMS: octets behind it', ['openssl'], 'openssl reads one value and leaves the rest'],
  ['CMS: a second one behind it', ['openssl'], 'openssl reads one value and leaves the rest'],
  ['CMS: octets behind its padding', ['openssl'], 'openssl reads one value and leaves the rest'],
  ['CMS: BER without an end, which the padding makes', ['pdfsig', 'openssl'], 'both read BER'],
  ['CMS: a length in more octets than it needs', ['pdfsig', 'openssl'], 'both read BER'],
  // What a method is worth is a rule, and ours is the list of check 8.
  ['algorithm: MD5', ['openssl'], 'collisions are made in seconds'],
  ['algorithm: SHA-1', ['pdfsig', 'openssl'], 'collisions have been made'],
  ['algorithm: RSA of 1,024 bits', ['pdfsig', 'openssl'], 'too short by any rule of this decade'],
  ['algorithm: a curve that is not on the list', ['pdfsig', 'openssl'], 'sound, and no authority issues it'],
  ['algorithm: parameters where none belong', ['pdfsig', 'openssl'], 'RFC 4055, 5: they must be NULL'],
  ['algorithm: PSS without salt', ['pdfsig', 'openssl'], 'the list asks for salt as long as the digest'],
  [
    'algorithm: RSA’s method for a key on a curve',
    ['openssl'],
    'openssl takes the method of the key; ours has to be the method that is named',
  ],
  // Bindings of the certificate: neither program reads them unless it is told to.
  [
    'signer: European profile without the certificate bound in',
    ['pdfsig', 'openssl'],
    'check 9, EN 319 142-1',
  ],
  ['signer: European profile with the certificate of another', ['pdfsig', 'openssl'], 'check 9, RFC 5035'],
  [
    'signer: the certificate of another bound in, where none has to be',
    ['pdfsig', 'openssl'],
    'check 9: it must match if it is there',
  ],
  ['signer: the certificate of another bound in, the old way', ['pdfsig', 'openssl'], 'check 9, RFC 2634'],
  [
    'signer: a certificate bound in by a digest that nobody knows',
    ['pdfsig', 'openssl'],
    'check 9: what cannot be compared does not match',
  ],
  [
    'certificate: with an extension twice',
    ['pdfsig', 'openssl'],
    'RFC 5280, 4.2: no certificate; readers take one or the other',
  ],
  // Limits.
  [
    'resources: lists in lists without an end',
    ['pdfsig', 'openssl'],
    'deeper than any file that people sign',
  ],
  ['resources: dictionaries in dictionaries without an end', ['pdfsig', 'openssl'], 'deeper than any file'],
  ['resources: a name of a hundred thousand letters', ['pdfsig', 'openssl'], 'ISO 32000-1, C.2: 127 octets'],
  [
    'resources: values in a CMS in one another without an end',
    ['pdfsig', 'openssl'],
    'SIGNATURES 9: depth 32',
  ],
  [
    'resources: a reference that leads to itself',
    ['pdfsig', 'openssl'],
    'the form is no form; poppler finds the field on the page',
  ],
  // Files of other projects.
  ['fixture: dss-two-signerinfos.pdf', ['pdfsig', 'openssl'], 'who signed is not clear with two (check 6)'],
  [
    'fixture: pyh-detached-with-econtent.pdf',
    ['pdfsig', 'openssl'],
    'content of its own beside the file (check 6)',
  ],
  ['fixture: pyh-no-signed-attributes.pdf', ['pdfsig', 'openssl'], 'no signed attributes (check 6)'],
  [
    'fixture: pyh-signer-by-key-id.pdf',
    ['pdfsig'],
    'sound: the signer is named by its key (RFC 5652, 5.3), which this poppler does not look up',
  ],
]

const explained = (program: Program): readonly string[] =>
  differences.flatMap(([name, programs]) => (programs.includes(program) ? [name] : []))

const programs = [
  { program: 'pdfsig', version: '-v', opinionOf: opinionOfPdfsig },
  { program: 'openssl', version: 'version', opinionOf: opinionOfOpenssl },
] as const

it('says of its own good files what it says of them', () => {
  const unsound = asked.filter(({ name, ours }) => name.startsWith('good: ') && ours === 'unsound')
  expect(unsound.map(({ name }) => name)).toEqual([])
  expect(asked.length).toBeGreaterThan(180)
})

describe.each(programs)('$program', ({ program, version, opinionOf }) => {
  it.skipIf(!isInstalled(program, version))(
    `agrees on every file but those that are explained (skipped where ${program} is not installed)`,
    () => {
      const differing = asked.filter(({ file, ours }) => opinionOf(file) !== ours).map(({ name }) => name)
      const there = explained(program).filter((name) => hasFixtures || !name.startsWith('fixture: '))
      expect(differing.toSorted()).toEqual(there.toSorted())
    },
    180_000,
  )
})

it('there is no file that ours finds sound and both others do not', () => {
  const gentler = differences.filter(
    ([name, others]) =>
      others.length === programs.length && asked.some((one) => one.name === name && one.ours === 'sound'),
  )
  expect(gentler).toEqual([])
})
