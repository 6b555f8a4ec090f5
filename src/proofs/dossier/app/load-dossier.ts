import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Referral } from '../../../cases/domain/case.ts'
import { mainlandDay } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { PathName } from '../../../policy/paths.ts'
import type { Policy } from '../../../policy/policy.ts'
import { documentRules, documentsOf, type DocumentKind } from '../domain/documents.ts'
import { judgeDay, type PaperClock } from '../domain/paper-day.ts'
import { canonicalDossier, type DossierDocument, type OnRecord } from '../domain/dossier.ts'
import type { DossierStore, StoredDocument } from './ports.ts'

export interface DossierDeps {
  readonly policy: Pick<Policy, 'docs'>
  readonly dossiers: DossierStore
  /** SHA-256 in hex. */
  hexDigest(content: Uint8Array | string): string
}

export interface Dossier {
  readonly path: PathName
  readonly documents: readonly DossierDocument[]
  /** Hex; another one as soon as anything in it is different. */
  readonly digest: string
}

/** What an officer's own questions to the registries have answered, by document (DOMAIN 12). */
export type Answered = Readonly<Partial<Record<DocumentKind, OnRecord>>>

/**
 * The papers of a case and how each stands. A case that still runs online shows what it would need in
 * person; `answered` adds what was asked at the counter.
 */
export async function loadDossier(
  deps: DossierDeps,
  loaded: LoadedCase,
  answered: Answered = {},
  tx?: Tx,
): Promise<Dossier> {
  const { case: one, employer } = loaded
  const path = attendedPathOf(loaded)
  const clock = paperClock(deps, loaded)
  const stored = await deps.dossiers.documents({ employerId: employer.id, caseId: one.id }, tx)
  const documents = documentsOf(path, employer.class).map((kind): DossierDocument => {
    const there = stored.find((row) => row.kind === kind)
    return {
      kind,
      file: there?.file ?? null,
      check: measured(there?.check ?? null, kind, clock),
      onRecord: answered[kind] ?? onRecordOf(kind, loaded),
    }
  })
  return { path, documents, digest: deps.hexDigest(canonicalDossier(one.id, documents)) }
}

/** By what the papers of a case are measured now. */
export const paperClock = (
  { policy }: Pick<DossierDeps, 'policy'>,
  { now }: Pick<LoadedCase, 'now'>,
): PaperClock => ({ today: mainlandDay(now), docs: policy.docs })

/** A paper that was in order is measured again whenever somebody looks: it gets older while it waits (ATK-49). */
const measured = (
  check: StoredDocument['check'],
  kind: DocumentKind,
  clock: PaperClock,
): DossierDocument['check'] =>
  check === null
    ? null
    : { ...check, hasLapsed: check.result === 'ok' && !judgeDay(kind, check.day, clock).ok }

/** The registry said itself, when the pair was confirmed, what the certificate would say. */
const onRecordOf = (kind: DocumentKind, { employerFacts }: LoadedCase): OnRecord | null => {
  const registry = documentRules[kind].onRecordAt
  return kind === 'ruc' && registry !== null && employerFacts.rucState === 'active' ? { registry } : null
}

/** Where a case goes that cannot end online (RELIABILITY 3, last rows). */
const attendedPaths: Readonly<Record<Referral, PathName>> = {
  rucSuspended: 'firstKey',
  rucCancelled: 'firstKey',
  noMail: 'firstKey',
  mailRefused: 'firstKey',
  noKeyYet: 'firstKey',
  blocked: 'attendedUnlock',
  notBlocked: 'inPerson',
  thinFile: 'inPerson',
  attendedOnly: 'inPerson',
  frozen: 'inPerson',
}

/** Whose papers a case needs: those of its own path, or else of the one that an officer would take it on. */
export function attendedPathOf({ case: { path, state }, employer }: LoadedCase): PathName {
  if (documentsOf(path, employer.class).length > 0) return path
  return state.is === 'referred' ? attendedPaths[state.reason] : 'inPerson'
}
