import type { AuditLog } from '../../audit/index.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'

/** An employer whose representative on record the registries no longer name. */
export interface OpenRepresentation {
  readonly employerId: EmployerId
  readonly id: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly identifier: string
  readonly foundAt: Instant
  readonly disputedAt: Instant | null
}

export interface RepresentationDesk {
  /** Open ones, the newest first. */
  list(size: number): Promise<readonly OpenRepresentation[]>
  /** Undefined for an employer without one. */
  ofEmployer(employerId: EmployerId): Promise<Pick<OpenRepresentation, 'foundAt' | 'disputedAt'> | undefined>
  /** The employer it is about; undefined when it is over, or disputed already. */
  dispute(tx: Tx, employerId: EmployerId, id: string, officer: string): Promise<EmployerId | undefined>
}

export interface RepresentationDeskDeps {
  readonly representations: RepresentationDesk
  readonly audit: AuditLog
  readonly atomically: Atomically
}

/** Officers see at most so many at once. */
const listed = 100

/** What officers are told. A look at an empty list is a look at nobody, and is not written down. */
export async function lookAtRepresentations(
  { representations, audit, atomically }: RepresentationDeskDeps,
  officer: string,
): Promise<readonly OpenRepresentation[]> {
  const found = await representations.list(listed)
  if (found.length > 0)
    await atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer },
        reason: 'representations',
        detail: { rows: found.length },
      }),
    )
  return found
}

/**
 * Notes that the employer says the registry is wrong (LOPDP 19). Nothing that is stopped starts again by that: a word at
 * a counter is no proof of who represents. Answers false when it was over or noted already.
 */
export const disputeRepresentation = (
  { representations, audit, atomically }: RepresentationDeskDeps,
  { employerId, id }: Pick<OpenRepresentation, 'employerId' | 'id'>,
  officer: string,
): Promise<boolean> =>
  atomically(async (tx) => {
    if ((await representations.dispute(tx, employerId, id, officer)) === undefined) return false
    await audit.append(tx, {
      act: 'representationDisputed',
      employerId,
      actor: { officer },
      detail: { change: id },
    })
    return true
  })
