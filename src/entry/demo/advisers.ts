import { syntheticCedula } from '../../kernel/synthetic.ts'
import type { Scope } from '../../secondary-users/domain/scopes.ts'
import type { CastTag } from './cast.ts'

interface Access {
  readonly tag: CastTag
  readonly scopes: readonly Scope[]
  readonly state?: 'suspended'
}

export interface Adviser {
  readonly name: string
  readonly mail: string
  readonly cedula: string
  readonly accesses: readonly Access[]
}

/** Two made-up accountants, each with one key for several employers of the cast. */
export const advisers: readonly Adviser[] = [
  {
    name: 'Marta Asesora de Prueba',
    mail: 'marta@contadores.example',
    cedula: syntheticCedula(14, 190),
    accesses: [
      { tag: 'N1', scopes: ['payroll', 'pay', 'read'] },
      { tag: 'SAS', scopes: ['payroll', 'read'] },
      { tag: 'COOPERATIVE', scopes: ['read'], state: 'suspended' },
    ],
  },
  {
    name: 'Pedro Contador de Prueba',
    mail: 'pedro@contadores.example',
    cedula: syntheticCedula(14, 191),
    accesses: [
      { tag: 'NONPROFIT', scopes: ['pay', 'read'] },
      { tag: 'N1', scopes: ['read'] },
    ],
  },
]
