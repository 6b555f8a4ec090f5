import { sameOctets } from './der.ts'
import type { Certificate } from './certificate.ts'
import type { NameConstraints } from './extensions.ts'
import type { GeneralName } from './general-names.ts'
import { emailAttribute, isUnder } from './names.ts'

/** The names that the authorities of a path leave to those below them (RFC 5280, 6.1.2 b and c, 6.1.4 g). */
export interface NameSpace {
  /** Whether every name of the certificate is left to it (6.1.3 b and c). */
  admits(certificate: Certificate): boolean
  narrow(constraints: NameConstraints | undefined): void
}

/** Names times constraints that one certificate may cost. */
const mostComparisons = 250_000

/** Every name, until an authority narrows it. What would cost too many comparisons is not admitted. */
export function createNameSpace(): NameSpace {
  /** Of each authority: a name has to stand under one of every list that speaks of its kind. */
  const permitted: (readonly GeneralName[])[] = []
  const excluded: GeneralName[] = []
  let constraints = 0

  const isAdmitted = (name: GeneralName): boolean =>
    excluded.every((each) => each.kind !== name.kind || isWithin(name, each) === false) &&
    permitted.every((list) => {
      const ofKind = list.filter(({ kind }) => kind === name.kind)
      return ofKind.length === 0 || ofKind.some((each) => isWithin(name, each) === true)
    })

  return {
    admits(certificate) {
      if (constraints === 0) return true
      const names = namesOf(certificate)
      return names.length * constraints <= mostComparisons && names.every(isAdmitted)
    },
    narrow(more) {
      if (more === undefined) return
      permitted.push(more.permitted)
      excluded.push(...more.excluded)
      constraints += more.permitted.length + more.excluded.length
    },
  }
}

/** Subject and other names; the address in the subject, as long as there is none among the others (4.2.1.10). */
function namesOf({ subject, extensions: { subjectAltNames } }: Certificate): readonly GeneralName[] {
  const names: GeneralName[] = [...subjectAltNames]
  if (subject.parts.length > 0) names.push({ kind: 'directory', name: subject })
  if (!names.some(({ kind }) => kind === 'email'))
    for (const { oid, text } of subject.attributes)
      if (oid === emailAttribute) names.push({ kind: 'email', text: text ?? '' })
  return names
}

/**
 * Whether a name stands within a constraint of its kind (4.2.1.10); undefined where that cannot be said, and then the
 * name is neither permitted nor free of what is excluded.
 */
function isWithin(name: GeneralName, constraint: GeneralName): boolean | undefined {
  if (name.kind === 'directory' && constraint.kind === 'directory') return isUnder(name.name, constraint.name)
  if (name.kind === 'address' && constraint.kind === 'address')
    return isInBlock(name.octets, constraint.octets)
  if (name.kind === 'email' && constraint.kind === 'email') return isMailWithin(name.text, constraint.text)
  if (name.kind === 'dns' && constraint.kind === 'dns') return isDomainWithin(name.text, constraint.text)
  if (name.kind === 'uri' && constraint.kind === 'uri') {
    const host = hostOf(name.text)
    return host === undefined ? undefined : isHostWithin(host, constraint.text.toLowerCase())
  }
  return undefined
}

function isInBlock(address: Uint8Array, block: Uint8Array): boolean {
  if (block.length !== address.length * 2) return false
  const mask = block.subarray(address.length)
  const masked = (octets: Uint8Array): Uint8Array => mask.map((bits, index) => bits & (octets[index] ?? 0))
  return sameOctets(masked(address), masked(block))
}

function isMailWithin(mail: string, constraint: string): boolean | undefined {
  const parts = mail.split('@')
  const [local = '', host = ''] = parts
  if (parts.length !== 2 || local === '' || host === '') return undefined
  const at = constraint.lastIndexOf('@')
  if (at < 0) return isHostWithin(host.toLowerCase(), constraint.toLowerCase())
  // One mailbox: what stands before the @ is compared as it is spelt (7.5).
  return local === constraint.slice(0, at) && host.toLowerCase() === constraint.slice(at + 1).toLowerCase()
}

/** One host; everything below it, without itself, where the constraint begins with a full stop. */
const isHostWithin = (host: string, constraint: string): boolean =>
  constraint.startsWith('.') ? host.endsWith(constraint) : host === constraint

/** The domain and everything below it. */
function isDomainWithin(domain: string, constraint: string): boolean {
  const [below, top] = [domain.toLowerCase(), constraint.toLowerCase()]
  if (top === '' || below === top) return true
  return below.endsWith(top.startsWith('.') ? top : `.${top}`)
}

/** Scheme, whoever is before an `@`, host, port; then path, question or part, or nothing. */
const address = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i

/** The host of an address; undefined where there is none, or where it is a number (4.2.1.10). */
function hostOf(uri: string): string | undefined {
  const host = address.exec(uri)?.[1]?.toLowerCase()
  return host === undefined || /^[\d.]+$/.test(host) ? undefined : host
}
