import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readAuthority } from '../../adapters/signatures/authority-certificate.ts'
import { listOctets, mostListBytes, namesIssuer } from '../../adapters/signatures/list-octets.ts'
import { readList } from '../../adapters/signatures/read-list.ts'
import { instant, type Instant } from '../../kernel/time.ts'
import type { ReadList } from '../../proofs/signatures/app/revocation-ports.ts'
import { readTrustFile, type WrittenEntry } from '../../proofs/signatures/domain/trust-file.ts'
import type { TrustEntry } from '../../proofs/signatures/domain/trust.ts'
import { CommandEnd } from './exit.ts'
import { readOwnFile } from './trust-parts.ts'

/** Octets of a certificate, and of the file that says what they are. */
const mostCertificate = 100_000
const mostTrustFile = 16 * 1024 ** 2
const trustFile = 'trust.json'

export interface FolderTrust {
  readonly entries: readonly TrustEntry[]
  /** Whether a file says what the certificates are: without one no certificate has a kind or a layout. */
  readonly isDescribed: boolean
}

/**
 * What a folder of certificates trusts. With a file `trust.json`: what it says, each certificate in it or beside it under
 * the name that it gives. Without: every certificate is an anchor. @throws CommandEnd
 */
export async function trustOfFolder(folder: string): Promise<FolderTrust> {
  const names = (await readdir(folder)).toSorted()
  if (names.includes(trustFile)) return { entries: await described(folder, names), isDescribed: true }
  const entries: TrustEntry[] = []
  for (const name of names) {
    const read = readAuthority(await readOwnFile(join(folder, name), mostCertificate))
    if (read === undefined)
      throw new CommandEnd('usage', `${join(folder, name)}: no certificate in PEM or DER.`)
    entries.push(entryOf(bareEntry(name), read))
  }
  if (entries.length === 0) throw new CommandEnd('usage', `${folder}: no certificate in it.`)
  return { entries, isDescribed: false }
}

async function described(folder: string, names: readonly string[]): Promise<readonly TrustEntry[]> {
  const path = join(folder, trustFile)
  const file = readTrustFile((await readOwnFile(path, mostTrustFile)).toString('utf8'))
  if (!file.ok)
    throw new CommandEnd('usage', `${path}, at ${file.detail.where}: expected ${file.detail.expected}.`)
  const entries: TrustEntry[] = []
  for (const [index, written] of file.value.entries()) {
    const { certificate = '' } = written
    const read = readAuthority(
      names.includes(certificate)
        ? await readOwnFile(join(folder, certificate), mostCertificate)
        : certificate,
    )
    if (read === undefined)
      throw new CommandEnd('usage', `${path}, entry ${index}: its certificate is missing or cannot be read.`)
    entries.push(entryOf(written, read))
  }
  return entries
}

/** Nothing is known of it but that it is trusted. */
const bareEntry = (entity: string): WrittenEntry => ({
  certificate: undefined,
  role: 'anchor',
  entity,
  status: 'active',
  from: undefined,
  until: undefined,
  layouts: [],
  kinds: [],
  revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
  source: undefined,
  sourceDate: undefined,
})

const entryOf = (
  { entity, role, status, from, until, layouts, kinds, revocation }: WrittenEntry,
  { octets, keySha256 }: NonNullable<ReturnType<typeof readAuthority>>,
): TrustEntry => ({
  keySha256,
  certificate: octets,
  role,
  entity,
  status,
  // Its own dates are looked at with the path; here only what the institution says beyond them.
  from: from ?? instant(0),
  until: until ?? endOfTime,
  layouts,
  kinds,
  // Nobody is asked: lists come from a folder.
  revocation: { ...revocation, mode: 'crl' },
})

const endOfTime = instant(Date.UTC(9999, 11, 31))

/**
 * The lists of a folder that an authority among these has signed. What is none, or is not current at that instant, is
 * told and left out. @throws CommandEnd
 */
export async function listsOfFolder(
  folder: string,
  entries: readonly TrustEntry[],
  at: Instant,
  note: (text: string) => void,
): Promise<readonly ReadList[]> {
  const lists: ReadList[] = []
  for (const name of (await readdir(folder)).toSorted()) {
    const octets = listOctets(await readOwnFile(join(folder, name), mostListBytes))
    let why = 'no authority that is trusted is named in it'
    for (const { certificate } of entries.filter((entry) => namesIssuer(octets, entry.certificate))) {
      const read = await readList([octets], certificate, at)
      if (read.is === 'read') {
        lists.push(read.list)
        why = ''
        break
      }
      if (read.is === 'refused') why = `${read.fault}, ${read.detail}`
    }
    if (why !== '') note(`${join(folder, name)} is left out: ${why}.`)
  }
  return lists
}
