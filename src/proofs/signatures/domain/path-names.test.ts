import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import {
  extend,
  generalName,
  issueAuthority,
  issueSigner,
  makeRoot,
  named,
  noon,
  writeName,
} from '../../../../test/support/esig/certificates.ts'
import { tags } from './der.ts'
import { emailAttribute } from './names.ts'
import { inputsAt, validatePath } from './path.ts'

const root = makeRoot()
const forAuthority = [extend.authority(), extend.keyUsage('keyCertSign')]

interface Names {
  readonly subject?: Uint8Array
  readonly others?: readonly Uint8Array[]
}

/** Whether the names are left to a signer below an authority with these constraints. */
function isLeft(permitted: readonly Uint8Array[], excluded: readonly Uint8Array[], names: Names): boolean {
  const constraints = extend.nameConstraints(permitted, excluded)
  const above = issueAuthority(root, 'Emisora limitada', { extensions: [...forAuthority, constraints] })
  const { subject = writeName(), others = [] } = names
  const signer = issueSigner(above, {
    subject,
    extensions: others.length > 0 ? [extend.altNames(...others)] : [],
  })
  const chain = [signer, above, root].map(({ certificate }) => certificate)
  const judged = validatePath(nodeCrypto, chain, inputsAt(noon))
  if (!judged.ok) expect([judged.code, judged.detail.depth]).toEqual(['nameConstraints', 0])
  return judged.ok
}

const { mail, dns, uri, address, directory, other } = generalName

describe('names that an authority leaves to those below it', () => {
  it.each([
    ['mail', mail('a@prueba.example'), mail('prueba.example'), true],
    ['mail', mail('a@Prueba.Example'), mail('prueba.example'), true],
    ['mail', mail('a@x.prueba.example'), mail('prueba.example'), false],
    ['mail', mail('a@x.prueba.example'), mail('.prueba.example'), true],
    ['mail', mail('a@prueba.example'), mail('.prueba.example'), false],
    ['mail', mail('a@prueba.example'), mail('a@prueba.example'), true],
    ['mail', mail('A@prueba.example'), mail('a@prueba.example'), false],
    ['mail', mail('b@prueba.example'), mail('a@prueba.example'), false],
    ['dns', dns('prueba.example'), dns('prueba.example'), true],
    ['dns', dns('x.PRUEBA.example'), dns('prueba.example'), true],
    ['dns', dns('otraprueba.example'), dns('prueba.example'), false],
    ['dns', dns('example'), dns('prueba.example'), false],
    ['uri', uri('https://prueba.example/x'), uri('prueba.example'), true],
    ['uri', uri('https://x.prueba.example:8080/x'), uri('prueba.example'), false],
    ['uri', uri('https://yo@x.prueba.example:8080/x'), uri('.prueba.example'), true],
    ['uri', uri('https://prueba.example'), uri('.prueba.example'), false],
    ['address', address(192, 0, 2, 77), address(192, 0, 2, 0, 255, 255, 255, 0), true],
    ['address', address(192, 0, 3, 77), address(192, 0, 2, 0, 255, 255, 255, 0), false],
    ['directory', directory(named('A')), directory(writeName(['2.5.4.6', 'ec'])), true],
    ['directory', directory(named('A')), directory(writeName(['2.5.4.6', 'PE'])), false],
    ['directory', directory(writeName(['2.5.4.6', 'EC'])), directory(named('A')), false],
  ])('%s: as permitted and as excluded (%#)', (_, name, constraint, isWithin) => {
    expect(isLeft([constraint], [], { others: [name] })).toBe(isWithin)
    expect(isLeft([], [constraint], { others: [name] })).toBe(!isWithin)
  })

  it('says nothing of names of other kinds', () => {
    expect(isLeft([dns('prueba.example')], [], { others: [mail('a@otra.example')] })).toBe(true)
  })

  it('refuses under a constraint what it cannot judge', () => {
    for (const [name, constraint] of [
      [uri('https://192.0.2.7/'), uri('prueba.example')],
      [uri('urn:prueba'), uri('prueba.example')],
      [mail('prueba.example'), mail('prueba.example')],
      [mail('a@b@prueba.example'), mail('prueba.example')],
      [other('1.2.3', named('x')), other('1.2.3', named('x'))],
    ] as const) {
      expect(isLeft([constraint], [], { others: [name] })).toBe(false)
      expect(isLeft([], [constraint], { others: [name] })).toBe(false)
    }
  })

  it('asks of the subject as of a directory name', () => {
    const within = directory(writeName(['2.5.4.6', 'EC']))
    expect(isLeft([within], [], { subject: named('A') })).toBe(true)
    expect(isLeft([], [within], { subject: named('A') })).toBe(false)
  })

  it('asks of the mail address in a subject where none stands beside it', () => {
    const subject = writeName([emailAttribute, 'a@otra.example', tags.ia5String])
    expect(isLeft([mail('prueba.example')], [], { subject })).toBe(false)
    expect(isLeft([mail('prueba.example')], [], { subject, others: [mail('a@prueba.example')] })).toBe(true)
  })

  it('is narrowed by each authority, and widened by none', () => {
    const limited = (permitted: string): readonly Uint8Array[] => [
      ...forAuthority,
      extend.nameConstraints([dns(permitted)]),
    ]
    const one = issueAuthority(root, 'Una', { extensions: limited('prueba.example') })
    const two = issueAuthority(one, 'Dos', { extensions: limited('example') })
    const verdictOf = (host: string): string => {
      const signer = issueSigner(two, { extensions: [extend.altNames(dns(host))] })
      const chain = [signer, two, one, root].map(({ certificate }) => certificate)
      const judged = validatePath(nodeCrypto, chain, inputsAt(noon))
      return judged.ok ? 'valid' : judged.code
    }
    expect(verdictOf('x.prueba.example')).toBe('valid')
    expect(verdictOf('x.example')).toBe('nameConstraints')
  })

  it('is narrowed by the anchor too', () => {
    const top = makeRoot({ extensions: [...forAuthority, extend.nameConstraints([dns('prueba.example')])] })
    const signer = issueSigner(top, { extensions: [extend.altNames(dns('otra.example'))] })
    const judged = validatePath(nodeCrypto, [signer.certificate, top.certificate], inputsAt(noon))
    expect(judged).toMatchObject({ ok: false, code: 'nameConstraints', detail: { depth: 0 } })
  })

  it('lets an authority that issues to itself keep its name', () => {
    const constraints = extend.nameConstraints([directory(writeName(['2.5.4.6', 'PE']))])
    const one = issueAuthority(root, 'Una', { extensions: [...forAuthority, constraints] })
    const again = issueAuthority(one, 'Una', { extensions: forAuthority })
    const signer = issueSigner(again, { subject: writeName(['2.5.4.6', 'PE']) })
    const verdictOf = (...chain: readonly { certificate: typeof root.certificate }[]): string => {
      const judged = validatePath(
        nodeCrypto,
        chain.map(({ certificate }) => certificate),
        inputsAt(noon),
      )
      return judged.ok ? 'valid' : `${judged.code} ${judged.detail.depth}`
    }
    expect(verdictOf(signer, again, one, root)).toBe('valid')
    // As the last of its path it is asked like any other.
    expect(verdictOf(again, one, root)).toBe('nameConstraints 0')
  })

  it('refuses so many names and constraints that they would cost too much', () => {
    const many = (count: number): readonly Uint8Array[] =>
      Array.from({ length: count }, (_, number) => dns(`x${number}.example`))
    expect(isLeft([], many(900), { others: [dns('prueba.example')] })).toBe(true)
    expect(isLeft([], many(900), { others: Array.from({ length: 300 }, () => dns('prueba.example')) })).toBe(
      false,
    )
  })
})
