import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { Registries } from '../../../proofs/registry/app/ports.ts'

/** Who is asked for, as on the wire. */
export type Asked = Readonly<Record<string, string>>

/** Where the simulator's world comes from: anything that answers as a registry does. */
export type Lookup = (registry: RegistrySource, asked: Asked) => Promise<RegistryAnswer<object>>

/** The world as another adapter sees it, such as the imported snapshots. */
export function lookupIn(registries: Registries): Lookup {
  return (registry, asked) => {
    const { ruc = '', document = '', identifier = '', branchCode = '' } = asked
    switch (registry) {
      case 'taxpayer':
        return registries.taxpayer.byRuc(ruc)
      case 'civil':
        return registries.civil.byDocument(document)
      case 'companies':
        return registries.companies.byRuc(ruc)
      case 'institution':
        return registries.institution.byIdentifier(identifier, branchCode)
    }
  }
}
