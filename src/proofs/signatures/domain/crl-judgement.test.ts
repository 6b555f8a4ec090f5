import { describe, expect, it } from 'vitest'
import { plus } from '../../../kernel/time.ts'
import {
  extend,
  issueAuthority,
  issueSigner,
  makeRoot,
  named,
  noon,
  writeExtension,
  type Holder,
} from '../../../../test/support/esig/certificates.ts'
import {
  entrySays,
  listSays,
  scanList,
  writeEntry,
  writeList,
  type ListSpec,
} from '../../../../test/support/esig/lists.ts'
import type { Certificate } from './certificate.ts'
import { judgeByCrls, type CrlAnswer, type ReadCrl } from './crl-judgement.ts'
import { hexOf } from './der.ts'
import { writeDer, writeSequence } from './der-writer.ts'
import { writeText } from '../../../../test/support/esig/der-values.ts'
import { sameName } from './names.ts'

const root = makeRoot()
const here = 'http://listas.example/a.crl'
const signer = issueSigner(root, { serial: 77 })
const atPoint = issueSigner(root, { serial: 77, extensions: [extend.crlPoint(here)] })

/** The list as it was read, with what it says of that certificate. */
function readFor(asked: Holder, spec: Partial<ListSpec>, by = root): ReadCrl {
  const { outcome, entries } = scanList(writeList({ by, ...spec }), by.key.spki)
  if (!outcome.ok) throw new Error(outcome.code)
  const { serial, issuer } = asked.certificate
  const entry = entries.find(
    (each) => each.serial === hexOf(serial) && sameName(each.issuer ?? outcome.value.issuer, issuer),
  )
  return { facts: outcome.value, signer: by.certificate, entry }
}

function told(answer: CrlAnswer): string {
  return answer.status === 'unknown' ? answer.gap : answer.status
}
const judged = (asked: Holder, ...specs: readonly Partial<ListSpec>[]): string =>
  told(
    judgeByCrls(
      asked.certificate,
      specs.map((spec) => readFor(asked, spec)),
      noon,
      (by) => by === root.certificate,
    ),
  )

const revoked = { entries: [writeEntry(5), writeEntry(77)] }
const scoped = (scope: Parameters<typeof listSays.scope>[0]): Partial<ListSpec> => ({
  extensions: [listSays.scope(scope)],
})

describe('what lists say of a certificate', () => {
  it('is good where a current list covers it and does not name it', () => {
    expect(judged(signer, { entries: [writeEntry(5)] })).toBe('good')
    expect(judged(atPoint, {})).toBe('good')
  })

  it('is revoked where one names it, whatever the reason', () => {
    expect(judged(signer, revoked)).toBe('revoked')
    expect(judged(signer, { entries: [writeEntry(77, noon, entrySays.reason(4))] })).toBe('revoked')
    expect(judged(signer, {}, revoked)).toBe('revoked')
  })

  it('is not known without a list', () => {
    expect(judged(signer)).toBe('noList')
  })

  it('tells which lists it was read in, and the entry', () => {
    const list = readFor(signer, revoked)
    const answer = judgeByCrls(signer.certificate, [list], noon, () => true)
    expect(answer).toMatchObject({ status: 'revoked', by: [list], entry: { serial: '4d', revokedAt: noon } })
  })

  it('counts from the first instant of a list to the last', () => {
    const from = (thisUpdate: number, nextUpdate: number | null): string =>
      judged(signer, {
        thisUpdate: plus(noon, thisUpdate),
        nextUpdate: nextUpdate === null ? null : plus(noon, nextUpdate),
      })
    expect(from(0, 60)).toBe('good')
    expect(from(-60, 0)).toBe('good')
    expect(from(1, 60)).toBe('notYet')
    expect(from(-60, -1)).toBe('stale')
    expect(from(-60, null)).toBe('stale')
  })

  it('counts only from the issuer of the certificate', () => {
    const other = makeRoot({ subject: named('Otra raíz') })
    const list = readFor(signer, {}, other)
    expect(told(judgeByCrls(signer.certificate, [list], noon, () => true))).toBe('issuer')
  })

  it('counts only where its signer is trusted for it, has the name, and may sign lists', () => {
    const list = readFor(signer, {})
    expect(told(judgeByCrls(signer.certificate, [list], noon, () => false))).toBe('signer')
    const stranger = makeRoot({ subject: named('Otra raíz') })
    const signedBy = { ...list, signer: stranger.certificate }
    expect(told(judgeByCrls(signer.certificate, [signedBy], noon, () => true))).toBe('signer')
    const mute = makeRoot({ extensions: [extend.authority(), extend.keyUsage('keyCertSign')] })
    const asked = issueSigner(mute, { serial: 77 })
    expect(told(judgeByCrls(asked.certificate, [readFor(asked, {}, mute)], noon, () => true))).toBe('crlSign')
  })

  it('counts by the signer that it is given for, and not by its name', () => {
    const [one, other] = [readFor(signer, {}), readFor(signer, {}, makeRoot())]
    const by = (signer: Certificate) => signer === root.certificate
    expect(told(judgeByCrls(signer.certificate, [one], noon, by))).toBe('good')
    expect(told(judgeByCrls(signer.certificate, [other], noon, by))).toBe('signer')
  })

  it('counts only for the kind of certificates that the list is of', () => {
    const authority = issueAuthority(root, 'Emisora de Prueba')
    expect(judged(signer, scoped({ only: 'users' }))).toBe('good')
    expect(judged(authority, scoped({ only: 'users' }))).toBe('kind')
    expect(judged(signer, scoped({ only: 'authorities' }))).toBe('kind')
    expect(judged(authority, scoped({ only: 'authorities' }))).toBe('good')
    expect(judged(signer, scoped({ only: 'attributes' }))).toBe('kind')
  })

  it('counts of a part only for certificates that name that part', () => {
    expect(judged(atPoint, scoped({ url: here }))).toBe('good')
    expect(judged(atPoint, scoped({ url: 'http://listas.example/b.crl' }))).toBe('point')
    expect(judged(signer, scoped({ url: here }))).toBe('point')
  })

  it('counts of some reasons only together with the rest of them', () => {
    const [some, rest] = [scoped({ reasons: [1, 2] }), scoped({ reasons: [3, 4, 5, 6, 7, 8] })]
    expect(judged(signer, some)).toBe('reasons')
    expect(judged(signer, some, rest)).toBe('good')
    expect(judged(signer, some, some)).toBe('reasons')
    const partly = issueSigner(root, { serial: 77, extensions: [extend.crlPoint(here, [1, 2])] })
    expect(judged(partly, scoped({ url: here }))).toBe('reasons')
    expect(
      judged(signer, { ...some, ...revoked, extensions: scoped({ reasons: [1, 2] }).extensions ?? [] }),
    ).toBe('revoked')
  })

  it('counts of a delta only on top of a list that it goes on from', () => {
    const complete = { extensions: [listSays.number(10)] }
    const delta = (base: number, number: number, ...entries: readonly Uint8Array[]): Partial<ListSpec> => ({
      entries,
      extensions: [listSays.number(number), listSays.deltaOf(base)],
    })
    expect(judged(signer, delta(10, 11))).toBe('noBase')
    expect(judged(signer, complete, delta(10, 11))).toBe('good')
    expect(judged(signer, complete, delta(10, 11, writeEntry(77)))).toBe('revoked')
    // It goes on from a later list than the one that is there.
    expect(judged(signer, complete, delta(11, 12, writeEntry(77)))).toBe('good')
    // It is older than the complete one.
    expect(judged(signer, complete, delta(5, 9, writeEntry(77)))).toBe('good')
    const held = { entries: [writeEntry(77, noon, entrySays.reason(6))], extensions: [listSays.number(10)] }
    expect(judged(signer, held)).toBe('revoked')
    expect(judged(signer, held, delta(10, 11, writeEntry(77, noon, entrySays.reason(8))))).toBe('good')
    expect(judged(signer, held, delta(10, 11))).toBe('revoked')
    // Of two the later one decides, whichever comes first.
    const [off, on] = [
      delta(10, 11, writeEntry(77, noon, entrySays.reason(8))),
      delta(10, 12, writeEntry(77, noon, entrySays.reason(1))),
    ]
    expect(judged(signer, held, off, on)).toBe('revoked')
    expect(judged(signer, held, on, off)).toBe('revoked')
    // A complete list takes nobody off.
    expect(judged(signer, { entries: [writeEntry(77, noon, entrySays.reason(8))] })).toBe('revoked')
    // Of another scope.
    const partial = { ...delta(10, 11, writeEntry(77)) }
    expect(
      judged(signer, complete, {
        ...partial,
        extensions: [...(partial.extensions ?? []), listSays.scope({ only: 'users' })],
      }),
    ).toBe('good')
  })

  it('of an indirect list counts where the certificate names who issues it', () => {
    const lister = makeRoot({ subject: named('Emisora de listas') })
    const pointOf = (name: Uint8Array): Holder =>
      issueSigner(root, {
        serial: 77,
        extensions: [
          writeExtension('2.5.29.31', writeSequence(writeSequence(writeDer(0xa2, writeDer(0xa4, name))))),
        ],
      })
    const answer = (asked: Holder, spec: Partial<ListSpec>): string =>
      told(judgeByCrls(asked.certificate, [readFor(asked, spec, lister)], noon, () => true))
    const indirect = scoped({ isIndirect: true })
    expect(answer(pointOf(lister.name), indirect)).toBe('good')
    expect(answer(pointOf(lister.name), {})).toBe('issuer')
    expect(answer(pointOf(named('Otra')), indirect)).toBe('issuer')
    expect(answer(signer, indirect)).toBe('issuer')
    const naming = { ...indirect, entries: [writeEntry(77, noon, entrySays.issuer(root.name))] }
    expect(answer(pointOf(lister.name), naming)).toBe('revoked')
  })

  it('takes no name for another that cannot be compared', () => {
    const unread = writeDer(0xa0, writeDer(0xa0, writeText('x', 0x88)))
    const asked = issueSigner(root, {
      serial: 77,
      extensions: [writeExtension('2.5.29.31', writeSequence(writeSequence(unread)))],
    })
    expect(judged(asked, { extensions: [writeExtension('2.5.29.28', writeSequence(unread), true)] })).toBe(
      'point',
    )
  })
})
