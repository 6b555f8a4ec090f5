import type { EmployerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CastTag } from './cast.ts'
import type { Person } from './people-pages.tsx'

/** Each of them can be given the representative of the other one. */
export const switchableTags = ['E1', 'E2'] as const satisfies readonly CastTag[]
export type SwitchableTag = (typeof switchableTags)[number]

export interface NamedRepresentative {
  readonly document: string
  readonly names: string
  /** Somebody else than the institution has on record. */
  readonly isOther: boolean
}

export interface Representatives {
  /** Whom the made-up registries name. */
  named(tag: SwitchableTag): Promise<NamedRepresentative | undefined>
  /** Lets them name the one on record, or somebody else, and has the service ask them at once instead of some day. */
  name(tag: SwitchableTag, whom: 'recorded' | 'other'): Promise<void>
}

const named = statement<{ document: string; names: string }>(
  'demo.namedRepresentative',
  `select r.representatives->0->>'document' as document, r.representatives->0->>'names' as names
     from taxpayer_record r join registry_import f on f.id = r.import_id and f.state = 'current' where r.ruc = $1`,
)
const byTaxpayer = statement(
  'demo.nameRepresentative',
  `update taxpayer_record r
      set representatives = jsonb_build_array(jsonb_build_object('document', c.document, 'names', c.names))
     from civil_record c where r.ruc = $1 and c.document = $2`,
)
// The companies directory knows people by name only.
const byDirectory = statement(
  'demo.nameInDirectory',
  `update company_record r
      set representatives = jsonb_build_array(jsonb_build_object('names', c.names, 'role', 'GERENTE GENERAL'))
     from civil_record c where r.ruc = $1 and c.document = $2`,
)
const employer = statement<{ id: EmployerId }>(
  'demo.employerOf',
  `select id from employer where identifier = $1 and branch_code = '0001'`,
)

/** The switch of the registries' word about who represents a company. Synthetic people only. */
export const representativesIn = (
  db: Database,
  people: Readonly<Record<SwitchableTag, Pick<Person, 'identifier' | 'document'>>>,
  look: (employerId: EmployerId) => Promise<unknown>,
): Representatives => ({
  async named(tag) {
    const row = await db.first(named, [people[tag].identifier])
    return row && { ...row, isOther: row.document !== people[tag].document }
  },
  async name(tag, whom) {
    const { identifier } = people[tag]
    const { document } = people[whom === 'recorded' ? tag : tag === 'E1' ? 'E2' : 'E1']
    await db.run(byTaxpayer, [identifier, document])
    await db.run(byDirectory, [identifier, document])
    const found = await db.first(employer, [identifier])
    if (found !== undefined) await look(found.id)
  },
})
