import { ok } from '../../../kernel/outcome.ts'
import type { SignatureReading } from '../domain/reading.ts'
import type { SignedFileReader } from './ports.ts'

/**
 * A reader for trust that says nothing of kinds of certificates: of check 11 only what a certificate may be used for is
 * asked. Never of the service, which lists the policies that it allows.
 */
export const withoutKinds = (reader: SignedFileReader): SignedFileReader => ({
  async read(asked) {
    const read = await reader.read(asked)
    if (!read.ok) return read
    const [first, ...others] = read.value.signatures
    return ok({ ...read.value, signatures: [leftKind(first), ...others.map(leftKind)] })
  },
})

function leftKind(reading: SignatureReading): SignatureReading {
  const last = reading.checks.find(({ check }) => check === 'purpose')
  if (last?.code !== 'CERT_KIND_NOT_ALLOWED' || last.facts?.['kind'] !== 'not listed') return reading
  return {
    ...reading,
    code: undefined,
    checks: reading.checks.map((each) => (each === last ? { check: 'purpose', result: 'left' } : each)),
  }
}
