import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signedFileReader } from '../../src/adapters/signatures/reader-process.ts'
import { leafKinds, type LeafKindName } from '../../src/entry/demo/authority/leaf.ts'
import { seedTrust } from '../../src/entry/demo/authority/seed-trust.ts'
import { signRequest, type RequestToSign } from '../../src/entry/demo/sign/sign-request.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { listBase, makeSigning, type Signing } from '../support/esig/signing.ts'
import type { Member } from '../support/members.ts'
import { newest, newKeys, nextMail, openLink } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { issued, sendSigned, uploadOf } from '../support/signed.ts'
import { visit } from '../support/visitor.ts'

/** Nothing stands in for anything: certificates, signatures, the processes that read, the trust store and its lists. */
const reader = signedFileReader({ patience: 20_000, turn: 120_000 })
let service: Service
let signing: Signing
beforeAll(async () => {
  signing = await makeSigning()
  const trusting = () => {
    const [first] = service.instances
    if (first === undefined) throw new Error('not started')
    return first.parts.trusting
  }
  service = await startService({
    profile: 'as-described',
    employers: 96,
    signatures: {
      reader,
      trust: { load: () => trusting().trust.load() },
      revocation: { statusOf: (asked, at) => trusting().revocation.statusOf(asked, at) },
    },
  })
  const { db } = service
  const { audit } = service.instances[0]?.parts ?? {}
  if (audit === undefined) throw new Error('not started')
  await seedTrust({ db, audit, logger: false }, signing.authority, signing.at, listBase)
}, 120_000)
afterAll(async () => {
  await service.stop()
  reader.end()
})
afterEach(() => expect(service.faultLines()).toEqual([]))

function signed(pdf: Buffer, company: Member, kind: LeafKindName, more: Partial<RequestToSign> = {}): Buffer {
  const subscriber = {
    cedula: company.document,
    name: 'ENSAYO PRUEBA REPRESENTANTE',
    ruc: company.identifier,
  }
  const file = signRequest(signing.authority, { pdf, kind, subscriber, ...more }, signing.at, listBase)
  if (file === undefined) throw new Error('what the service issues cannot be signed')
  return file
}

describe('a request that is really signed', () => {
  const ways: readonly (readonly [string, LeafKindName, Partial<RequestToSign>])[] = [
    ['as FirmaEC does', 'good', {}],
    ['with a box on the page, by a legal representative', 'good-san', { isVisible: true }],
    ['with the identity in extensions', 'good-ext', {}],
    ['in the European profile, on a curve', 'good-ec', { style: 'ETSI.CAdES.detached' }],
  ]
  it.each(ways)('%s, leads to the link to the registered mail and a new key', async (_way, kind, more) => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const since = newest(ana)
    await sendSigned(ana, signed(document, company, kind, more))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'accepted', code: null })
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
  })

  const refused = (['expired', 'revoked', 'seal', 'impostor', 'name-only'] as const).map(
    (kind) => [kind, leafKinds[kind].code] as const,
  )
  it.each(refused)(
    'with a certificate of kind %s, is refused as %s and opens nothing',
    async (kind, code) => {
      const company = service.fresh()
      const ana = visit(service)
      const document = await issued(ana, company)
      await sendSigned(ana, signed(document, company, kind))
      expect(await uploadOf(service, company)).toMatchObject({ state: 'refused', code })
      expect((await standingOf(service, company)).links).toBe(0)
      // Nothing is lost: the same request signed well is taken.
      await sendSigned(ana, signed(document, company, 'good'))
      expect(await uploadOf(service, company)).toMatchObject({ state: 'accepted', code: null })
    },
  )

  it('by the representative of another company, opens nothing', async () => {
    const [company, other] = [service.fresh(), service.fresh()]
    const ana = visit(service)
    const document = await issued(ana, company)
    await sendSigned(ana, signed(document, other, 'good'))
    expect(await uploadOf(service, company)).toMatchObject({ code: 'SIGNER_NOT_REPRESENTATIVE' })
    expect((await standingOf(service, company)).links).toBe(0)
  })
})
