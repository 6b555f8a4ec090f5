import { createHash } from 'node:crypto'
import { readSeal, sealJson, type ExportFacts, type ExportSeal } from '../../audit/app/log-export.ts'
import type { SignatureCheck, Signer } from '../../audit/app/ports.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'

// The last line of the file, a cell like any other: a spreadsheet shows it, a program finds it.
const form = /(?:^|\n)"clavero-log\.([A-Za-z0-9_-]{16,20000})\.([A-Za-z0-9_-]{86})"\r?\n$/
const mark = '"clavero-log.'

export interface SealedLog {
  /** The whole file. */
  readonly text: string
  /** SHA-256 of everything before the seal, hex. */
  readonly digest: string
}

/** Adds the seal as a last line: what the file is, and a signature over that and over every octet before it. */
export function sealLog(text: string, facts: ExportFacts, signer: Signer): SealedLog {
  const digest = digestOf(Buffer.from(text, 'utf8'))
  const json = sealJson({ ...facts, digest, key: signer.keyId })
  const payload = Buffer.from(json, 'utf8').toString('base64url')
  return { text: `${text}${mark}${payload}.${signer.sign('clavero.log.1', json)}"\r\n`, digest }
}

/**
 * `unsealed`: there is no seal at its end, so it is no export of the log, or its end was cut off. `foreign`: another
 * installation signed it. `changed`: it is not as it was exported, not a line, not an octet.
 */
export type SealRefusal = 'unsealed' | 'foreign' | 'changed'

export interface SealKey {
  readonly keyId: string
  readonly check: SignatureCheck
}

/** Checks an exported file with nothing but the key. */
export function openLogExport(file: Uint8Array, { keyId, check }: SealKey): Outcome<ExportSeal, SealRefusal> {
  // Latin-1 keeps every octet in its place.
  const text = Buffer.from(file).toString('latin1')
  const [line, payload, signature] = form.exec(text) ?? []
  if (line === undefined || payload === undefined || signature === undefined)
    return refused(text.includes(mark) ? 'changed' : 'unsealed')
  const json = Buffer.from(payload, 'base64url').toString('utf8')
  const seal = readSeal(json)
  if (!check('clavero.log.1', json, signature))
    return refused(seal !== undefined && seal.key !== keyId ? 'foreign' : 'changed')
  if (seal === undefined) return refused('unsealed')
  const end = text.length - line.length + (line.startsWith('\n') ? 1 : 0)
  return digestOf(file.subarray(0, end)) === seal.digest ? ok(seal) : refused('changed')
}

const digestOf = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
