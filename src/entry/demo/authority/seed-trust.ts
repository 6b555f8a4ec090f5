import { X509Certificate } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { createListReader } from '../../../adapters/signatures/list-reader.ts'
import type { AuditLog } from '../../../audit/index.ts'
import { instantOf, toIso, type Instant } from '../../../kernel/time.ts'
import type { Database } from '../../../platform/database/database.ts'
import { queriesOf } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import { approveTrust, proposeTrust } from '../../../proofs/signatures/app/keep-trust.ts'
import type { NewTrustEntry } from '../../../proofs/signatures/app/trust-ports.ts'
import { revocationLists } from '../../../proofs/signatures/store/revocation-lists.ts'
import { trustDesk } from '../../../proofs/signatures/store/trust-store.ts'
import type { DemoAuthority } from './authority.ts'
import { currentList } from './revocation-list.ts'
import { trustEntriesOf } from './trust-entries.ts'

export interface SeedTrustDeps {
  readonly db: Database
  readonly audit: AuditLog
  readonly logger: FastifyBaseLogger | false
}

/** Two persons approve what is trusted; the demonstration has a role of the database for the second, which nobody is. */
const makeSecond = statement(
  'demo.trust.second',
  `do $$ begin
     if not exists (select from pg_roles where rolname = 'clavero_demonstration_second') then
       create role clavero_demonstration_second nologin;
     end if;
     if not pg_has_role('clavero_demonstration_second', session_user, 'member') then
       execute format('grant %I to clavero_demonstration_second', session_user);
     end if;
   end $$`,
)
const asSecond = statement(
  'demo.trust.as_second',
  'set local session authorization clavero_demonstration_second',
)

/**
 * Puts the authority of the demonstration into its trust store, and its lists beside it. Again at each start, for what is
 * not there: an authority whose lists have moved to another address takes the place of itself. Where the role of the
 * database may not make another one, the proposals wait for somebody, and the log says so.
 */
export async function seedTrust(
  { db, audit, logger }: SeedTrustDeps,
  authority: DemoAuthority,
  at: Instant,
  listBase: string,
): Promise<void> {
  const trust = trustDesk(db)
  const known = await trust.list()
  const wanted = trustEntriesOf(authority, at, listBase)
  const missing = wanted.filter(
    ({ keySha256, revocation }) =>
      !known.some(
        (one) =>
          one.keySha256 === keySha256 &&
          one.state !== 'retired' &&
          one.revocation.crlUrls.join() === revocation.crlUrls.join(),
      ),
  )
  const deps = { trust, audit, atomically: db.transaction.bind(db) }
  const proposed = await proposeTrust(
    deps,
    missing.map((entry) => ({ ...entry, ...sourceOf(entry.certificate, at), status: 'active' })),
  )
  if (!proposed.ok) return
  try {
    if (proposed.value.length > 0) await again(() => db.run(makeSecond))
    for (const id of proposed.value)
      await db.transaction(async (tx) => {
        await queriesOf(tx).run(asSecond)
        await approveTrust({ ...deps, atomically: (work) => work(tx) }, id)
      })
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code !== notAllowed) throw fault
    if (logger) logger.warn('the authority of the demonstration waits: clavero trust approve')
  }
  await putLists(db, authority, at, listBase)
}

/** Roles are of the whole server: another demonstration on it may make the same one at the same time. */
async function again(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (fault) {
      const { code } = fault as { readonly code?: unknown }
      if (tries === 3 || !meanwhile.has(code)) throw fault
    }
  }
}

/** PostgreSQL: unique_violation, duplicate_object, and a row of a catalogue that somebody changed (internal_error). */
const meanwhile: ReadonlySet<unknown> = new Set(['23505', '42710', 'XX000'])

/** PostgreSQL: insufficient_privilege. */
const notAllowed = '42501'

const sourceOf = (
  certificate: Uint8Array,
  at: Instant,
): Pick<NewTrustEntry, 'certificateUntil' | 'source' | 'sourceDate'> => ({
  certificateUntil: instantOf(new Date(new X509Certificate(certificate).validTo)),
  source: 'Made by this demonstration',
  sourceDate: toIso(at).slice(0, 10),
})

/** So that the first signature need not wait for the first round of the worker. */
async function putLists(
  db: Database,
  authority: DemoAuthority,
  at: Instant,
  listBase: string,
): Promise<void> {
  const reader = createListReader()
  const lists = revocationLists(db)
  try {
    for (const entry of trustEntriesOf(authority, at, listBase)) {
      const issuing = Object.values(authority.issuing).find(({ certificate }) =>
        certificate.equals(entry.certificate),
      )
      if (issuing === undefined) continue
      const read = await reader.read({ octets: currentList(issuing, at) }, entry, at)
      if (read.is !== 'read')
        throw new Error(`a list of our own: ${read.is === 'refused' ? read.detail : ''}`)
      await lists.put(read.list, undefined)
    }
  } finally {
    await reader.close()
  }
}
