import type { ObligationSource } from '../arrears/app/ports.ts'
import type { VideoRooms } from '../appointments/app/video-rooms.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../kernel/time.ts'
import type { CommonKeys } from '../keys/domain/common-keys.ts'
import type { MailTransport } from '../messaging/index.ts'
import type { SmsSender } from '../messaging/app/text-ports.ts'
import type { ReportCheck } from '../messaging/app/text-report.ts'
import type { Policy } from '../policy/policy.ts'
import type { FingerComparer } from '../proofs/biometrics/app/ports.ts'
import type { Extractor } from '../proofs/biometrics/domain/slots.ts'
import type { FileInspector, FileScanner } from '../proofs/dossier/app/ports.ts'
import type { SignatureParts } from '../proofs/signatures/app/ports.ts'
import type { Registries } from '../proofs/registry/app/ports.ts'
import type { AccountProvider } from '../staff/app/ports.ts'
import type { AffiliateParts } from '../proofs/affiliate-key/app/ports.ts'
import type { BankParts } from '../proofs/bank-account/app/ports.ts'
import type { HashPool } from '../adapters/hash/argon2-pool.ts'
import type { Database } from '../platform/database/database.ts'
import type { Assets } from '../platform/ui/assets.ts'
import type { DemoPlaces } from '../platform/ui/page.tsx'
import type { Component, ComponentStatus } from '../platform/web/status-page.tsx'
import type { Theme } from '../platform/ui/theme.ts'
import type { Texts } from '../platform/text/texts.ts'

/** Everything that is not ours to decide, ready to use: what a start, a test or the bench hands to `compose`. */
export interface Installation {
  readonly mode: 'demonstration' | 'production'
  readonly db: Database
  /** The same database over connections that only signing in uses: whatever holds up the others, nobody is locked out (F-08). */
  readonly signInDb: Database
  readonly policy: Policy
  /** Scheme, name and port, without a slash at the end. */
  readonly origin: string
  readonly theme: Theme
  readonly texts: Texts
  readonly assets: Assets
  readonly publicFolder: string
  readonly registries: Registries
  /** What employers owe; left out, it is the file that the operator imports. */
  readonly obligations?: ObligationSource | undefined
  readonly transport: MailTransport
  /** Text messages; undefined where no gateway is set up. */
  readonly texting: Texting | undefined
  /** The affiliate key of one person as a proof; undefined where its service is not set up. */
  readonly affiliate: AffiliateParts | undefined
  /** The bank account of one person as a proof; undefined where no gateway to the banks is set up. */
  readonly bank: BankParts | undefined
  /** Of uploaded files. */
  readonly inspector: FileInspector
  readonly scanner: FileScanner
  /** The institution's accounts as a second way in for its own people; undefined where there is none. */
  readonly accounts: AccountProvider | undefined
  /** Where calls by video take place. */
  readonly rooms: VideoRooms
  readonly fingers: FingerParts
  /** What reads signed files, and whom the institution trusts. */
  readonly signatures: SignatureParts
  readonly hasher: HashPool
  readonly commonKeys: CommonKeys
  readonly secrets: InstallationSecrets
  /** Mail addresses: for holes and abuse, and of the data protection officer. */
  readonly contacts: { readonly security: string; readonly privacy: string }
  readonly trustedProxies: readonly string[]
  /** Names this process in the audit log. */
  readonly instance: string
  readonly clock: Clock
  readonly logger: FastifyBaseLogger | false
  /** State of each registry's circuit, for the status page; absent where nothing is asked over a wire. */
  readonly connections: (() => Readonly<Partial<Record<Component, ComponentStatus['state']>>>) | undefined
  readonly demo:
    | (DemoPlaces & {
        /** Where one of its officers comes in with a click. */
        readonly officerHref: string
      })
    | null
}

/** What compares fingers, and what captures them. */
export interface FingerParts {
  readonly comparer: FingerComparer
  /** The score from which on the comparer says that it matched, 0–1. */
  readonly leastScore: number
  /** What makes the templates at the counters. */
  readonly extractor: Extractor
  /** Address of a service of the reader on the officer's own machine; undefined where there is none. */
  readonly kit: string | undefined
}

export interface Texting {
  readonly sender: SmsSender
  /** Codes that the whole installation sends in a day, at most: what fraud may cost (CHANNELS 4). */
  readonly dayMax: number
  /** Who a report comes from; undefined where none is taken. */
  readonly reportCheck: ReportCheck | undefined
}

/** Newest first where there are several. */
export interface InstallationSecrets {
  readonly session: readonly string[]
  readonly audit: string
  readonly humanCheck: readonly string[]
  readonly file: readonly string[]
  /** Ed25519 seed, 32 octets. */
  readonly receipt: Uint8Array
}
