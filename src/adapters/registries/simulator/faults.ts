import type { RegistrySource } from '../../../policy/policy.ts'

/** How a simulated registry misbehaves (F-15 to F-19). */
export const faultNames = ['none', 'down', 'slow', 'wrongPerson', 'malformed', 'stale', 'flapping'] as const
export type FaultName = (typeof faultNames)[number]

export const simulatedRegistries: readonly RegistrySource[] = [
  'taxpayer',
  'civil',
  'companies',
  'institution',
]

export interface Faults {
  current(): Readonly<Record<RegistrySource, FaultName>>
  set(registry: RegistrySource, fault: FaultName): void
  /**
   * What happens to the next request of this registry. Flapping is a script, not chance: after it was
   * switched on, every second request finds the registry down.
   */
  next(registry: RegistrySource): Exclude<FaultName, 'flapping'>
}

export function createFaults(): Faults {
  const faults: Record<RegistrySource, FaultName> = {
    taxpayer: 'none',
    civil: 'none',
    companies: 'none',
    institution: 'none',
  }
  const asked: Record<RegistrySource, number> = { taxpayer: 0, civil: 0, companies: 0, institution: 0 }
  return {
    current: () => ({ ...faults }),
    set(registry, fault) {
      faults[registry] = fault
      asked[registry] = 0
    },
    next(registry) {
      const fault = faults[registry]
      asked[registry] += 1
      if (fault !== 'flapping') return fault
      return asked[registry] % 2 === 0 ? 'down' : 'none'
    },
  }
}

/** Switches by name, all or none: `{"civil": "down"}`. Nothing for a registry or fault that does not exist. */
export function readFaults(raw: unknown): readonly (readonly [RegistrySource, FaultName])[] | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined
  const read: (readonly [RegistrySource, FaultName])[] = []
  for (const [name, value] of Object.entries(raw)) {
    const registry = simulatedRegistries.find((one) => one === name)
    const fault = faultNames.find((one) => one === value)
    if (registry === undefined || fault === undefined) return undefined
    read.push([registry, fault])
  }
  return read
}
