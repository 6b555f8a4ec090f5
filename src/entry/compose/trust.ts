import { createListReader } from '../../adapters/signatures/list-reader.ts'
import { nodeCrypto } from '../../adapters/signatures/node-crypto.ts'
import { createOcspClient } from '../../adapters/signatures/ocsp-client.ts'
import { toIso, type Clock } from '../../kernel/time.ts'
import type { Database } from '../../platform/database/database.ts'
import type { RevocationSource, TrustStore } from '../../proofs/signatures/app/ports.ts'
import type { EvidenceKeeper } from '../../proofs/signatures/app/revocation-ports.ts'
import { revocationSource } from '../../proofs/signatures/app/revocation-source.ts'
import {
  trustWarnings,
  type TrustState,
  type TrustWarning,
} from '../../proofs/signatures/app/trust-warnings.ts'
import { revocationTask } from '../../proofs/signatures/revocation-task.ts'
import { revocationEvidence } from '../../proofs/signatures/store/revocation-evidence.ts'
import { revocationLists } from '../../proofs/signatures/store/revocation-lists.ts'
import { trustDesk, trustStore } from '../../proofs/signatures/store/trust-store.ts'
import { systemClock } from '../chance.ts'
import type { Installation } from '../installation.ts'

/** Whom the institution trusts to say who signed, and whether they have taken it back. */
export interface Trusting {
  readonly trust: TrustStore
  readonly revocation: RevocationSource
  /** What a verdict of years ago stood on. */
  readonly evidence: EvidenceKeeper
  readonly tasks: ReturnType<typeof revocationTask>
  /** Ends what is being fetched: a worker that stops does not wait for the other side. */
  close(): Promise<void>
}

export function trustingOf({ db, mode, logger }: Pick<Installation, 'db' | 'mode' | 'logger'>): Trusting {
  const trust = trustStore(db)
  const lists = revocationLists(db)
  const evidence = revocationEvidence(db)
  // The authority of the demonstration lives on this machine.
  const ownMachine = mode === 'demonstration'
  const reader = createListReader({ ownMachine })
  const task = revocationTask(db, {
    trust,
    lists,
    reader,
    clock: systemClock,
    onFault: (address, fault, detail) =>
      logger && logger.warn({ address, fault, detail }, 'a revocation list'),
  })
  const warn = dailyWarnings(db, systemClock, (warning) => {
    if (!logger) return
    logger.warn({ ...warning, at: warning.at && toIso(warning.at) }, 'trust store')
  })
  return {
    trust,
    revocation: revocationSource({
      lists,
      ocsp: createOcspClient({ ownMachine }),
      crypto: nodeCrypto,
      clock: systemClock,
      evidence,
    }),
    evidence,
    tasks: {
      async refreshRevocation() {
        await task.refreshRevocation()
        await warn()
      },
    },
    close: () => reader.close(),
  }
}

/** All that the warnings are made of. */
export async function readTrustState(db: Database): Promise<TrustState> {
  const lists = revocationLists(db)
  const [records, newest, fetches] = await Promise.all([
    trustDesk(db).list(),
    lists.newest(),
    lists.fetches(),
  ])
  return { records, lists: newest, fetches }
}

/** Tells each warning once a day, of each process. */
function dailyWarnings(db: Database, clock: Clock, tell: (warning: TrustWarning) => void) {
  let day = ''
  let told = new Set<string>()
  return async () => {
    const at = clock()
    const today = toIso(at).slice(0, 10)
    if (today !== day) told = new Set()
    day = today
    for (const warning of trustWarnings(await readTrustState(db), at)) {
      const name = [warning.what, warning.entry, warning.address].join(' ')
      if (told.has(name)) continue
      told.add(name)
      tell(warning)
    }
  }
}
