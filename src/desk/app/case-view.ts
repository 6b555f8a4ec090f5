import { afterAll, type AuditLog, type LogLine, type LogReader } from '../../audit/index.ts'
import type { CaseStore, LoadedCase } from '../../cases/app/ports.ts'
import type { Referral } from '../../cases/domain/case.ts'
import { referralFor } from '../../cases/domain/closed-paths.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import { minutes, plus } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { EmployerCondition } from '../../policy/policy.ts'
import type { DeskCase } from '../domain/desk-case.ts'
import type { Compared } from './compare-answers.ts'
import type { CaseMessage, DeskCaseStore, EarlierCase } from './ports.ts'

export interface CaseViewDeps {
  readonly cases: Pick<CaseStore, 'findByCode'>
  readonly desk: Pick<DeskCaseStore, 'loadDeskCase'>
  readonly log: LogReader
  readonly audit: AuditLog
  readonly atomically: Atomically
  /** What the registries say now, beside what the person said. */
  compare(loaded: LoadedCase): Promise<Compared>
  /** Whether a turno by video of this case is still to be served. */
  byVideo(loaded: LoadedCase): Promise<boolean>
  messages(loaded: LoadedCase): Promise<readonly CaseMessage[]>
  earlier(loaded: LoadedCase): Promise<readonly EarlierCase[]>
  /** As the log writes an officer. */
  actorWord(officer: OfficerId): string
  /** Names of officers who are still known, by what the log writes. Read once for a whole list. */
  namesOfActors(): Promise<(actor: string) => string | undefined>
}

export const caseTabs = [
  'summary',
  'documents',
  'identity',
  'fingers',
  'contact',
  'reset',
  'link',
  'history',
  'messages',
  'security',
] as const
export type CaseTab = (typeof caseTabs)[number]

export interface CaseAtDesk {
  readonly loaded: LoadedCase
  readonly desk: DeskCase
}

/** A case that is finished in person; the others have no page at the desk. */
export async function findAtDesk(
  deps: Pick<CaseViewDeps, 'cases' | 'desk'>,
  code: string,
): Promise<CaseAtDesk | undefined> {
  const loaded = await deps.cases.findByCode(code)
  const desk = loaded && (await deps.desk.loadDeskCase(loaded.case.id))
  return loaded === undefined || desk === undefined ? undefined : { loaded, desk }
}

/** Every look at a case is written down, with what it was for. */
export const tellSeen = (
  deps: Pick<CaseViewDeps, 'atomically' | 'audit'>,
  { loaded }: Pick<CaseAtDesk, 'loaded'>,
  officer: OfficerId,
  tab: CaseTab | 'approval' | 'arrival',
): Promise<unknown> =>
  deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'caseSeen',
      actor: { officer },
      employerId: loaded.employer.id,
      caseCode: loaded.code,
      reason: tab,
    }),
  )

/** Everything that keeps this person from the online way now, each by itself: they may all hold at once. */
const online: readonly EmployerCondition[] = ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail']

export const whyNotOnline = ({ employerFacts }: LoadedCase): readonly Referral[] =>
  online.flatMap((condition) => referralFor(employerFacts, [condition]) ?? [])

/** What officers may ask to see whole. */
export const revealable = ['cedula', 'mail', 'phone'] as const
export type Revealable = (typeof revealable)[number]
/** What for. A closed list: the log takes words of the code. */
export const purposes = ['compare', 'call', 'asked', 'security'] as const
export type Purpose = (typeof purposes)[number]
/** How long a datum stays in sight after its purpose was given. Seconds. */
export const inSight = minutes(5)

export const reveal = (
  deps: CaseViewDeps,
  { loaded }: CaseAtDesk,
  officer: OfficerId,
  datum: Revealable,
  purpose: Purpose,
): Promise<unknown> =>
  deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'datumRevealed',
      actor: { officer },
      employerId: loaded.employer.id,
      caseCode: loaded.code,
      reason: purpose,
      detail: { datum },
    }),
  )

/** What this officer said lately what for: the log itself is the leave to look. */
export async function inSightOf(
  deps: CaseViewDeps,
  { loaded }: CaseAtDesk,
  officer: OfficerId,
): Promise<readonly Revealable[]> {
  const actor = deps.actorWord(officer)
  const lines = await deps.log.lines({
    from: plus(loaded.now, -inSight),
    before: afterAll,
    caseCode: loaded.code,
    actor,
    size: 200,
  })
  const told = new Set(lines.flatMap(({ act, detail }) => (act === 'datumRevealed' ? [detail['datum']] : [])))
  return revealable.filter((datum) => told.has(datum))
}

/** Whom a line of the log is about, in words. */
export interface ToldLine extends LogLine {
  /** Name of an officer who is still known. */
  readonly name: string | undefined
}

/** What happened, newest first. */
export async function historyOf(
  deps: CaseViewDeps,
  { loaded }: Pick<CaseAtDesk, 'loaded'>,
): Promise<readonly ToldLine[]> {
  const [lines, nameOf] = await Promise.all([
    deps.log.lines({ from: 0, before: afterAll, caseCode: loaded.code, size: 200 }),
    deps.namesOfActors(),
  ])
  return lines.map((line) => ({ ...line, name: nameOf(line.actor) }))
}

/** What can safely be done with a case by whoever looks at it; the rest is not offered. */
export const deskActions = ['take', 'documents', 'identity', 'reset', 'link', 'approve', 'release'] as const
export type DeskAction = (typeof deskActions)[number]

export interface Onlooker {
  /** All is proven, and no link is out. */
  readonly isReady: boolean
  readonly isMine: boolean
  readonly serves: boolean
  readonly approves: boolean
}

const rules: Readonly<Record<DeskAction, (desk: DeskCase, who: Onlooker) => boolean>> = {
  take: (desk, { serves }) => serves && desk.assignedTo === null,
  documents: ({ status }, who) => isServing(who) && (status === 'staff' || status === 'person'),
  identity: ({ status }, who) => isServing(who) && status === 'staff',
  reset: ({ status }, who) => isServing(who) && status === 'staff' && !who.isReady,
  link: ({ status }, who) => isServing(who) && (status === 'sent' || who.isReady),
  approve: ({ status }, { approves }) => approves && status === 'second',
  release: (_, who) => isServing(who),
}
const isServing = ({ isMine, serves }: Onlooker): boolean => isMine && serves

export const safeActions = (desk: DeskCase, who: Onlooker): readonly DeskAction[] =>
  desk.finishedAt !== null ? [] : deskActions.filter((action) => rules[action](desk, who))
