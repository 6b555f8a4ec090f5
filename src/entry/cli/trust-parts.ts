import { readFile, stat } from 'node:fs/promises'
import type { NewTrustEntry } from '../../proofs/signatures/app/trust-ports.ts'
import type { TrustDeps } from '../../proofs/signatures/app/keep-trust.ts'
import type { UnfitEntry } from '../../proofs/signatures/app/new-trust.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { CommandEnd } from './exit.ts'
import type { CliIo } from './io.ts'

/** Octets of a file of entries, and of a certificate. */
const mostFile = 16 * 1024 ** 2
const mostCertificate = 24_000

/** What `clavero trust` works with. */
export async function withTrust<T>(
  io: CliIo,
  work: (deps: TrustDeps, db: Database, config: Config) => Promise<T>,
): Promise<T> {
  const { configOf } = await import('./settings.ts')
  const { withDatabase } = await import('./database.ts')
  const { auditLogOf } = await import('../audit-log.ts')
  const { trustDesk } = await import('../../proofs/signatures/store/trust-store.ts')
  const config = configOf(io)
  return withDatabase(config, (db) =>
    work(
      { trust: trustDesk(db), atomically: db.transaction.bind(db), audit: auditLogOf(config) },
      db,
      config,
    ),
  )
}

/** A file of one’s own machine, not larger than it may be. @throws CommandEnd */
export async function readOwnFile(file: string, most: number): Promise<Buffer> {
  if ((await stat(file)).size > most) throw new CommandEnd('usage', `${file}: more than ${most} octets.`)
  return readFile(file)
}

/**
 * The entries of a file, each with its certificate.
 * @param certificate a file with that of the one entry, where it is not in it.
 * @throws CommandEnd for the first entry that cannot be proposed.
 */
export async function readEntries(
  file: string,
  at: Instant,
  certificate?: string,
): Promise<readonly NewTrustEntry[]> {
  const { readTrustFile } = await import('../../proofs/signatures/domain/trust-file.ts')
  const { newTrustEntry } = await import('../../proofs/signatures/app/new-trust.ts')
  const { readAuthority } = await import('../../adapters/signatures/authority-certificate.ts')
  const read = readTrustFile((await readOwnFile(file, mostFile)).toString('utf8'))
  if (!read.ok)
    throw new CommandEnd('usage', `${file}, at ${read.detail.where}: expected ${read.detail.expected}.`)
  if (read.value.length === 0) throw new CommandEnd('usage', `${file}: no entry in it.`)
  if (certificate !== undefined && read.value.length > 1)
    throw new CommandEnd('usage', 'One certificate belongs to one entry: the file has several.')
  const entries: NewTrustEntry[] = []
  for (const [index, written] of read.value.entries()) {
    const own =
      certificate === undefined ? written.certificate : await readOwnFile(certificate, mostCertificate)
    const entry = newTrustEntry(written, own === undefined ? undefined : readAuthority(own), at)
    if (!entry.ok) throw new CommandEnd('usage', `${file}, entry ${index}: ${unfit[entry.code]}`)
    entries.push(entry.value)
  }
  return entries
}

const unfit: Readonly<Record<UnfitEntry, string>> = {
  certificate: 'its certificate is missing or cannot be read. Give PEM, base64 or DER of one certificate.',
  issues: 'its certificate is no authority’s: it says that it issues none.',
  over: 'its certificate has ended. What has ended is trusted for nothing new.',
  window: 'the accreditation from "from" to "until" has nothing in common with the dates of its certificate.',
  source: 'write in "source" and "sourceDate" where this was read, and when.',
  address: 'revocation by OCSP alone needs an address or an allowed host.',
}
