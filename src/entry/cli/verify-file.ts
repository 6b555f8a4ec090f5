import type { Instant } from '../../kernel/time.ts'
import type { RevocationSource, TrustStore } from '../../proofs/signatures/app/ports.ts'
import { signatureCodes, type CheckName } from '../../proofs/signatures/domain/codes.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { TrustEntry } from '../../proofs/signatures/domain/trust.ts'
import { isWrapped } from '../../proofs/signatures/domain/wrapped.ts'
import { CommandEnd } from './exit.ts'
import type { CliIo } from './io.ts'
import { readOwnFile } from './trust-parts.ts'

/** Read at most; the judge itself refuses what is larger than a request may be. */
const mostBytes = 64 * 1024 ** 2

export interface Verified {
  readonly file: string
  readonly sha256: string
  readonly at: Instant
  /** By whose trust, in words. */
  readonly trust: string
  /** Of the whole file: the first signature that is not right decides, and several that are right are for an officer. */
  readonly indication: Judgement['indication']
  readonly sub: string | null
  readonly code: string | null
  readonly signatures: readonly Judgement[]
  /** Checks that are not asked of this file, and why. */
  readonly left: readonly { readonly check: CheckName; readonly why: string }[]
}

export interface VerifyWish {
  readonly anchors?: string
  readonly crls?: string
  readonly at?: Instant
}

/** Judges a file by a folder of anchors, or by what the installation trusts. @throws CommandEnd */
export async function verifyFile(io: CliIo, file: string, wish: VerifyWish): Promise<Verified> {
  const octets = await readOwnFile(file, mostBytes)
  const at = wish.at ?? io.now()
  return wish.anchors === undefined
    ? byInstallation(io, file, octets, at, wish)
    : byFolder(io, file, octets, at, wish)
}

interface Means {
  readonly trust: TrustStore
  readonly revocation: RevocationSource
  readonly words: string
  readonly isDescribed: boolean
}

async function byFolder(
  io: CliIo,
  file: string,
  octets: Uint8Array,
  at: Instant,
  wish: VerifyWish,
): Promise<Verified> {
  const { trustOfFolder } = await import('./signature-trust.ts')
  const { entries, isDescribed } = await trustOfFolder(wish.anchors ?? '')
  return judge(file, octets, at, {
    trust: { load: () => Promise.resolve({ version: 0, entries }) },
    revocation: await listsAlone(io, entries, at, wish.crls),
    words: `${entries.length} certificate${entries.length === 1 ? '' : 's'} of ${wish.anchors}`,
    isDescribed,
  })
}

async function byInstallation(
  io: CliIo,
  file: string,
  octets: Uint8Array,
  at: Instant,
  wish: VerifyWish,
): Promise<Verified> {
  const { withTrust } = await import('./trust-parts.ts')
  const { trustStore } = await import('../../proofs/signatures/store/trust-store.ts')
  const { revocationLists } = await import('../../proofs/signatures/store/revocation-lists.ts')
  const { revocationSource } = await import('../../proofs/signatures/app/revocation-source.ts')
  const { createOcspClient } = await import('../../adapters/signatures/ocsp-client.ts')
  const { nodeCrypto } = await import('../../adapters/signatures/node-crypto.ts')
  return withTrust(io, async (_deps, db, { mode }) => {
    const { version, entries: loaded } = await trustStore(db).load()
    // Lists that are handed over are what is gone by, also where a responder would be asked.
    const entries =
      wish.crls === undefined
        ? loaded
        : loaded.map((entry) => ({ ...entry, revocation: { ...entry.revocation, mode: 'crl' as const } }))
    const inForce = entries.filter(({ status }) => status !== 'retired').length
    if (inForce === 0)
      throw new CommandEnd(
        'negative',
        'This installation trusts nobody yet: clavero trust --help. To judge by certificates of your own: --anchors',
      )
    const lists = revocationLists(db)
    return judge(file, octets, at, {
      trust: { load: () => Promise.resolve({ version, entries }) },
      revocation:
        wish.crls === undefined
          ? revocationSource({
              // Whoever looks at a file asks the worker for nothing.
              lists: { of: lists.of, since: lists.since, want: () => Promise.resolve() },
              ocsp: createOcspClient({ ownMachine: mode === 'demonstration' }),
              crypto: nodeCrypto,
              clock: () => at,
            })
          : await listsAlone(io, entries, at, wish.crls),
      words: `the ${inForce} authorities that this installation trusts (version ${version})`,
      isDescribed: true,
    })
  })
}

/** By the lists of a folder, or by none: then nothing is known. */
async function listsAlone(
  io: CliIo,
  entries: readonly TrustEntry[],
  at: Instant,
  folder: string | undefined,
): Promise<RevocationSource> {
  const { listsInMemory } = await import('../../proofs/signatures/app/lists-in-memory.ts')
  const { revocationSource } = await import('../../proofs/signatures/app/revocation-source.ts')
  const { nodeCrypto } = await import('../../adapters/signatures/node-crypto.ts')
  const { listsOfFolder } = await import('./signature-trust.ts')
  const read =
    folder === undefined ? [] : await listsOfFolder(folder, entries, at, (text) => io.err(`${text}\n`))
  return revocationSource({
    lists: listsInMemory(read),
    ocsp: undefined,
    crypto: nodeCrypto,
    clock: () => at,
  })
}

async function judge(file: string, octets: Uint8Array, at: Instant, means: Means): Promise<Verified> {
  const { judgeFile } = await import('../../proofs/signatures/app/judge.ts')
  const { withoutKinds } = await import('../../proofs/signatures/app/without-kinds.ts')
  const { signedFileReader } = await import('../../adapters/signatures/reader-process.ts')
  const pool = signedFileReader({ atOnce: 1 })
  try {
    const judged = await judgeFile(
      {
        reader: means.isDescribed ? pool : withoutKinds(pool),
        trust: means.trust,
        revocation: means.revocation,
      },
      { file: octets, issued: undefined, at, now: at },
    )
    if (!judged.ok) throw new CommandEnd('outage', 'The process that reads files did not begin. Try again.')
    const signatures = judged.value
    return {
      file,
      sha256: signatures[0].evidence.fileSha256,
      at,
      trust: means.words,
      ...wholeOf(signatures),
      signatures,
      left: leftOf(signatures, means.isDescribed, isWrapped(octets)),
    }
  } finally {
    pool.end()
  }
}

function wholeOf(signatures: readonly Judgement[]): Pick<Verified, 'indication' | 'sub' | 'code'> {
  const wrong = signatures.find(({ code }) => code !== undefined)
  if (wrong !== undefined)
    return { indication: wrong.indication, sub: wrong.sub ?? null, code: wrong.code ?? null }
  if (signatures.length === 1) return { indication: 'passed', sub: null, code: null }
  const { indication, sub } = signatureCodes.MULTIPLE_SIGNATURES
  return { indication, sub, code: 'MULTIPLE_SIGNATURES' }
}

/** Why a check is left that a file of a request would have had to pass. */
function leftOf(signatures: readonly Judgement[], isDescribed: boolean, isInside: boolean): Verified['left'] {
  const request = 'a file by itself belongs to no request'
  const inside = 'signed data with a document inside are no PDF'
  const why: readonly (readonly [CheckName, string])[] = [
    ['issued', request],
    ['increment', request],
    ...(isInside ? (['coverage', 'byteRange'] as const).map((check) => [check, inside] as const) : []),
    ...(isDescribed ? [] : [['purpose', 'no trust.json says which certificates may sign'] as const]),
    ['identity', isDescribed ? request : 'no trust.json says where the certificates have the cédula'],
    ['consumed', request],
  ]
  return why.flatMap(([check, reason]) =>
    signatures.some(({ checks }) => checks.some((each) => each.check === check && each.result === 'left'))
      ? [{ check, why: reason }]
      : [],
  )
}
