import { castTags, type CastTag } from '../../src/entry/demo/cast.ts'
import type { WorldEmployer } from '../../src/entry/demo/invent-employer.ts'
import type { World } from '../../src/entry/demo/world.ts'
import { importedRegistries } from '../../src/entry/open-installation.ts'
import type { EmployerClass } from '../../src/kernel/employer-class.ts'
import { systemClock } from '../../src/entry/chance.ts'
import type { Clock } from '../../src/kernel/time.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { Facts } from '../../src/proofs/challenges/domain/facts.ts'
import { createCheckRelation } from '../../src/proofs/registry/app/check-relation.ts'

/** One synthetic employer and the person who speaks for it. */
export interface Member {
  readonly identifier: string
  readonly document: string
  readonly formerDocument: string | null
  readonly legalName: string
  readonly class: EmployerClass
  readonly mail: string | null
  /** The key it has when the world begins. */
  readonly key: string | null
  readonly institutionFacts: Facts['institution']
}

export function membersOf(made: World) {
  const of = (employer: WorldEmployer, document?: string, formerDocument: string | null = null): Member => ({
    identifier: employer.identifier,
    document: document ?? employer.representatives[0]?.document ?? '',
    formerDocument,
    legalName: employer.legalName,
    class: employer.class,
    mail: employer.mail,
    key: employer.key,
    institutionFacts: employer.facts,
  })
  const cast = castTags.map((tag) => {
    const { employer, document, formerDocument } = made.cast[tag]
    return [tag, of(employer, document, formerDocument)] as const
  })
  return {
    of: (employer: WorldEmployer) => of(employer),
    cast: Object.fromEntries(cast) as Record<CastTag, Member>,
  }
}

/** Everything the questions may draw on, as the registries and the institution have it. */
export async function factsOf(
  db: Database,
  policy: Policy,
  member: Member,
  clock: Clock = systemClock,
): Promise<Facts> {
  const check = createCheckRelation({
    registries: importedRegistries(db, clock),
    pairs: policy.registries,
    digest: () => '',
  })
  const pair = { identifier: member.identifier, branchCode: '0001', document: member.document }
  const { relation } = await check(pair, clock())
  return {
    registry: relation.verdict === 'match' ? relation.facts : {},
    institution: member.institutionFacts,
  }
}
