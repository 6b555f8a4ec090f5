import { days, plus, type Clock, type Instant } from '../../../src/kernel/time.ts'
import type { RegistryAnswer } from '../../../src/kernel/outcome.ts'
import type { RegistrySource } from '../../../src/policy/policy.ts'
import type { Registries } from '../../../src/proofs/registry/app/ports.ts'
import type { OwnChance } from '../chance.ts'

export interface Outage {
  readonly registry: RegistrySource
  readonly from: Instant
  readonly until: Instant
}

const registryNames = ['taxpayer', 'civil', 'companies', 'institution'] as const
const longestOutage = 1_200
const outagesOfEach = 2

/** A few minutes without an answer, twice a day for each registry, between morning and night. */
export const outagesOf = (chance: OwnChance, midnight: Instant): readonly Outage[] =>
  registryNames.flatMap((registry) =>
    Array.from({ length: outagesOfEach }, () => {
      const from = plus(midnight, chance.between(days(1) / 3, days(1) - days(1) / 6))
      return { registry, from, until: plus(from, chance.between(60, longestOutage)) }
    }),
  )

/** The registries as they are, silent while they are out. */
export function withOutages(real: Registries, outages: readonly Outage[], clock: Clock): Registries {
  const unlessOut = async <R>(
    registry: RegistrySource,
    ask: () => Promise<RegistryAnswer<R>>,
  ): Promise<RegistryAnswer<R>> => {
    const now = clock()
    const isOut = outages.some((one) => one.registry === registry && one.from <= now && now < one.until)
    return isOut ? { kind: 'timeout', source: `simulated ${registry}` } : ask()
  }
  return {
    taxpayer: { byRuc: (ruc) => unlessOut('taxpayer', () => real.taxpayer.byRuc(ruc)) },
    civil: { byDocument: (cedula) => unlessOut('civil', () => real.civil.byDocument(cedula)) },
    companies: { byRuc: (ruc) => unlessOut('companies', () => real.companies.byRuc(ruc)) },
    institution: {
      byIdentifier: (identifier, branch) =>
        unlessOut('institution', () => real.institution.byIdentifier(identifier, branch)),
    },
  }
}
