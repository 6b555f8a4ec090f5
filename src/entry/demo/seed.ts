import { instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { ecuadorDay } from '../../proofs/challenges/app/prepare-round.ts'
import type { Facts } from '../../proofs/challenges/domain/facts.ts'
import { createCheckRelation } from '../../proofs/registry/app/check-relation.ts'
import { ensureInstallation } from '../ensure-installation.ts'
import { importedRegistries } from '../open-installation.ts'
import type { Installation } from '../installation.ts'
import { cast, castTags, type CastTag } from './cast.ts'
import type { Person } from './people-pages.tsx'
import { bookedCompanies, seedAppointments } from './seed-appointments.ts'
import { seedObligations } from './seed-obligations.ts'
import { seedWorld } from './seed-world.ts'
import { world } from './world.ts'

export type People = Readonly<Record<CastTag, Person>>

const institutionFacts = statement<{ facts: Facts['institution']; class: EmployerClass }>(
  'demo.facts',
  `select facts, class from employer where identifier = $1`,
)

/**
 * Fills an empty database with the synthetic world, once. The day the world is counted from is the day
 * it was made, so that a second start finds the same people.
 */
export async function seedOnce(
  installation: Pick<Installation, 'db' | 'hasher' | 'mode' | 'clock' | 'policy'>,
): Promise<People> {
  const { db, hasher, mode, clock, policy } = installation
  const { createdAt, fresh } = await ensureInstallation(db, mode)
  const made = world({
    today: ecuadorDay(instant(createdAt.getTime())),
    employers: castTags.length + bookedCompanies,
  })
  if (fresh) {
    await seedWorld(db, made, (key) => hasher.hash(key), clock())
    const played = castTags.map((tag) => made.cast[tag].employer.identifier)
    await seedAppointments(db, { cast: played, profile: policy.profile })
    await seedObligations(db, made.cast, clock())
  }
  return Object.fromEntries(
    castTags.map((tag) => {
      const { employer, document } = made.cast[tag]
      const person: Person = {
        tag,
        identifier: employer.identifier,
        document,
        legalName: employer.legalName,
        mail: cast[tag].mail,
        key: cast[tag].key ?? null,
      }
      return [tag, person]
    }),
  ) as Record<CastTag, Person>
}

/** What the questions of one made-up employer draw on, for the page that lets a stranger play it. */
export async function demoFacts(db: Database, policy: Policy, person: Person) {
  const row = await db.first(institutionFacts, [person.identifier])
  if (row === undefined) return undefined
  const registries = importedRegistries(db)
  const check = createCheckRelation({ registries, pairs: policy.registries, digest: () => '' })
  const { relation } = await check(
    { identifier: person.identifier, branchCode: '0001', document: person.document },
    instant(Date.now()),
  )
  return {
    class: row.class,
    facts: {
      registry: relation.verdict === 'match' ? (relation.facts as Facts['registry']) : {},
      institution: row.facts,
    },
  }
}
