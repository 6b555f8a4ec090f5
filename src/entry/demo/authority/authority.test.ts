import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { days, hours, instant, plus } from '../../../kernel/time.ts'
import { makeAuthority, type DemoAuthority } from './authority.ts'
import { issueLeaf, leafKindNames, type LeafKindName } from './leaf.ts'
import { writeAnswer } from './ocsp-answer.ts'
import { currentList, longList, longListSerial, writeList } from './revocation-list.ts'
import { trustEntriesOf } from './trust-entries.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const at = instant(Math.floor(Date.now() / 1_000) * 1_000)
const base = 'http://127.0.0.1:9/demo/listas'
const subscriber = {
  cedula: syntheticCedula(24, 3),
  name: 'ENSAYO MUESTRA ANA LUCIA',
  ruc: syntheticCompanyRuc(3),
}
const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
    .trim()}\n-----END ${label}-----\n`

let authority: DemoAuthority
let folder: string
beforeAll(async () => {
  authority = await makeAuthority(at, { bits: 2_048 })
  folder = await mkdtemp(join(tmpdir(), 'clavero-authority-'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const leafOf = (kind: LeafKindName) => issueLeaf(authority, kind, subscriber, at, base)

describe('the authority of the demonstration', () => {
  it('makes certificates of every kind that Node reads whole', () => {
    for (const kind of leafKindNames) {
      const { certificate, keys, issuer } = leafOf(kind)
      const read = new X509Certificate(certificate)
      expect(read.raw.equals(certificate), kind).toBe(true)
      expect(read.ca, kind).toBe(false)
      expect(read.checkPrivateKey(keys.privateKey), kind).toBe(true)
      expect(read.verify(new X509Certificate(authority.root.certificate).publicKey), kind).toBe(false)
      expect(issuer.keys.publicKey.length, kind).toBeGreaterThan(80)
    }
  })

  it('has an impostor of the same name and another key', () => {
    const [real, false_] = [authority.issuing.SUBJ, authority.impostor]
    expect(false_.name.equals(real.name)).toBe(true)
    expect(false_.keys.publicKey.equals(real.keys.publicKey)).toBe(false)
    const { keySha256 } = trustEntriesOf(authority, at, base)[2] ?? { keySha256: '' }
    expect(keySha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('writes long lists quickly, with serial numbers as long as in life', () => {
    const list = longList(authority.issuing.EXT, 2_000, at)
    expect(list.includes(longListSerial(1_999))).toBe(true)
    expect(list.includes(longListSerial(2_001))).toBe(false)
  })
})

describe.skipIf(!hasOpenssl)('what openssl says of it', () => {
  const file = async (name: string, text: string | Uint8Array) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const verify = async (kind: LeafKindName, ...more: string[]) => {
    const leaf = leafOf(kind)
    const cas = Object.values(authority.issuing).map(({ certificate }) => pem('CERTIFICATE', certificate))
    return spawnSync('openssl', [
      'verify',
      '-partial_chain',
      '-trusted',
      await file('trusted.pem', cas.join('')),
      ...(leaf.above.length > 1
        ? ['-untrusted', await file('above.pem', pem('CERTIFICATE', leaf.above[0] ?? new Uint8Array()))]
        : []),
      ...more,
      await file(`${kind}.pem`, pem('CERTIFICATE', leaf.certificate)),
    ])
  }

  it.each(['good', 'good-ext', 'good-san', 'good-ec', 'seal', 'passport'] as const)(
    'a path to %s',
    async (kind) => {
      const said = await verify(kind, '-x509_strict')
      expect(String(said.stderr)).toBe('')
      expect(said.status).toBe(0)
    },
  )

  it.each([
    ['expired', 'certificate has expired'],
    ['not-yet-valid', 'not yet valid'],
    ['impostor', 'unable to get|signature failure'],
    ['unknown-authority', 'unable to get local issuer'],
    ['by-leaf', 'invalid CA certificate'],
    ['self-signed', 'self-signed certificate'],
  ] as const)('no path to %s', async (kind, why) => {
    const said = await verify(kind)
    expect(said.status).not.toBe(0)
    expect(String(said.stderr)).toMatch(new RegExp(why))
  })

  it('lists: the revoked one is on it, the good one is not, a forged or an old list is none', async () => {
    const { SUBJ } = authority.issuing
    const list = (name: string, octets: Buffer) => file(name, pem('X509 CRL', octets))
    const asked = async (kind: LeafKindName, crl: string) => {
      const said = await verify(kind, '-crl_check', '-CRLfile', crl)
      return said.status === 0 ? 'good' : String(said.stderr)
    }
    const fresh = await list('fresh.pem', currentList(SUBJ, at))
    expect(await asked('good', fresh)).toBe('good')
    expect(await asked('revoked', fresh)).toContain('certificate revoked')
    const wish = { revoked: [], thisUpdate: plus(at, -days(9)), nextUpdate: plus(at, -days(2)), number: 1 }
    expect(await asked('good', await list('stale.pem', writeList(wish, SUBJ)))).toContain('expired')
    const forged = { name: SUBJ.name, keys: authority.stranger.keys }
    expect(
      await asked(
        'good',
        await list('forged.pem', writeList({ ...wish, nextUpdate: plus(at, days(2)) }, forged)),
      ),
    ).not.toBe('good')
  })

  it('answers of a responder: good, revoked, by a stranger', async () => {
    const { certificate, serial } = leafOf('good')
    const issuer = authority.issuing.SUBJ
    await file('asked.pem', pem('CERTIFICATE', certificate))
    await file('ca.pem', pem('CERTIFICATE', issuer.certificate))
    const said = async (answer: Buffer) => {
      await file('answer.der', answer)
      const command =
        'ocsp -respin answer.der -issuer ca.pem -cert asked.pem -CAfile ca.pem -partial_chain -verify_other ca.pem -no_nonce'
      const { stdout, stderr } = spawnSync('openssl', command.split(' '), { cwd: folder })
      return String(stdout) + String(stderr)
    }
    const wish = { serial, issuer, thisUpdate: plus(at, -hours(1)) }
    expect(await said(writeAnswer({ ...wish, status: 'good' }))).toMatch(
      /verify OK[^]*: good|: good[^]*verify OK/,
    )
    expect(await said(writeAnswer({ ...wish, status: 'revoked' }))).toMatch(/: revoked/)
    expect(await said(writeAnswer({ ...wish, status: 'good', responder: authority.stranger }))).toMatch(
      /Verify Failure/i,
    )
  })

  it('knows the names of the SAN layout and of the EXT layout', async () => {
    const text = async (kind: LeafKindName) =>
      execFileSync('openssl', [
        'asn1parse',
        '-inform',
        'DER',
        '-in',
        await file('one.der', leafOf(kind).certificate),
      ]).toString()
    expect(await text('good-ext')).toContain('1.3.6.1.4.1.32473.701.3.1')
    expect(await text('good')).toContain(`IDCEC-${subscriber.cedula}`)
  })
})
