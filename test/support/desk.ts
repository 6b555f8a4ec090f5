import { randomBytes } from 'node:crypto'
import { moveCase } from '../../src/cases/app/move-case.ts'
import type { DeskPath } from '../../src/desk/domain/desk-case.ts'
import { caseCodeFrom } from '../../src/kernel/case-code.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { newId } from '../../src/entry/chance.ts'
import type { Member } from './members.ts'
import type { Service } from './service.ts'

const parts = (service: Service) => {
  const [first] = service.instances
  if (first === undefined) throw new Error('no instance')
  return first.parts
}

/** A case of this employer that goes on before an officer, as the move `wayChosen` makes it. */
export async function sentToDesk(
  service: Service,
  member: Member,
  path: DeskPath = 'inPerson',
): Promise<{ readonly id: CaseId; readonly code: string }> {
  const { cases, move } = parts(service)
  const { rows } = await service.db.pool.query<{ id: string }>(
    'select id from employer where identifier = $1',
    [member.identifier],
  )
  const id = newId<CaseId>()
  const code = caseCodeFrom(randomBytes(7))
  const now = Date.now() as never
  await move.atomically((tx) =>
    cases.insert(tx, {
      case: {
        id,
        employerId: rows[0]?.id as never,
        path: 'online',
        state: { is: 'proving' },
        ledger: [],
        epoch: 1,
        touchedAt: now,
      },
      code,
      lang: 'es',
      browser: randomBytes(32),
      claimant: member.document,
      sealedFacts: '',
      rucState: 'active',
      profile: service.policy.profile,
    }),
  )
  await chooseWay(service, id, path)
  return { id, code }
}

/** The person chooses where to go on. */
export async function chooseWay(service: Service, id: CaseId, path: DeskPath): Promise<void> {
  const moved = await moveCase(parts(service).move, id, ({ employerFacts: facts }) => ({
    event: { type: 'wayChosen', path, facts },
    named: 'wayChosen',
    told: { act: 'referred', reason: path },
  }))
  if (!moved.ok) throw new Error(`the way was not chosen: ${moved.code}`)
}

export const deskStatusOf = async (service: Service, id: CaseId): Promise<string | undefined> => {
  const { rows } = await service.db.pool.query<{ status: string }>(
    'select status from desk_case where case_id = $1',
    [id],
  )
  return rows[0]?.status
}
