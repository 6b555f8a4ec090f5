import type { EmployerClass } from '../../kernel/employer-class.ts'

/**
 * Who is in the world by name: the employers of the attack catalogue (ATTACKS, test world), one of each
 * class, and one for each temper of a mailbox (CHANNELS 3.8).
 */
export const castTags = [
  ...(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'N1', 'H1'] as const),
  ...([
    'SAS',
    'NONPROFIT',
    'COOPERATIVE',
    'CONSORTIUM',
    'PUBLIC',
    'ESTATE',
    'LIQUIDATION',
    'FOREIGN',
  ] as const),
  ...(['THIN', 'DECEASED', 'CONTRADICTED', 'CHANGED'] as const),
  ...(['NADIE', 'LLENO', 'GRIS', 'LENTO', 'SPAM', 'ESCANER', 'REBOTE', 'CORTA', 'DOBLE'] as const),
  ...(['H2'] as const),
] as const
export type CastTag = (typeof castTags)[number]

export interface Role {
  readonly class: EmployerClass
  /** Behind the legal name. */
  readonly ending?: string
  readonly mail: string | null
  readonly state?: 'suspended' | 'cancelled'
  /** The key it has now; without one, none was ever set. */
  readonly key?: string
  readonly blocked?: true
  /** Its representative registered a fingerprint at a centre before. */
  readonly onFile?: true
  /** Its debit account is another one since a few days. */
  readonly accountMoved?: true
  /** Too few facts for a set of questions. */
  readonly thin?: true
  readonly deceased?: true
  /** A representative of before, whom only the institution still knows. */
  readonly former?: true
  /** The companies directory names somebody else (F-18). */
  readonly contradicted?: true
  /** The institution has only the representative of before (CLV-111). */
  readonly notUpdated?: true
}

/** Lawful under the rules of both profiles' origin: 8 to 12 characters of all four kinds. */
export const demoKey = 'Rio#Verde84'
const otherKey = 'Sol+Norte57'

const at = (name: string): string => `${name}@empresa.example`
const company = (mail: string | null, more: Partial<Role> = {}): Role => ({
  class: 'company',
  ending: 'CIA. LTDA.',
  mail,
  key: demoKey,
  ...more,
})
const mailbox = (name: string): Role => company(`${name}@correo.example`)

export const cast: Readonly<Record<CastTag, Role>> = {
  E1: company(at('gerencia'), { former: true }),
  E2: company(at('administracion'), { key: otherKey }),
  E3: company(at('cerrada'), { state: 'cancelled' }),
  E4: company(at('suspendida'), { state: 'suspended' }),
  E5: company(null),
  E6: { class: 'company', ending: 'CIA. LTDA.', mail: at('nueva'), thin: true },
  E7: company(at('bloqueada'), { blocked: true, onFile: true }),
  E8: company(at('detenida'), { blocked: true }),
  N1: { class: 'naturalPerson', mail: 'negocio@correo.example', key: demoKey },
  H1: { class: 'householdEmployer', mail: 'hogar@correo.example', key: demoKey },
  SAS: company(at('simplificada'), { ending: 'S.A.S.' }),
  NONPROFIT: { class: 'nonProfit', ending: 'FUNDACION', mail: at('fundacion'), key: demoKey },
  COOPERATIVE: { class: 'cooperative', ending: 'COOPERATIVA', mail: at('cooperativa'), key: demoKey },
  CONSORTIUM: { class: 'consortium', ending: 'CONSORCIO', mail: at('consorcio'), key: demoKey },
  PUBLIC: { class: 'publicEntity', ending: 'EP', mail: at('entidad'), key: demoKey },
  ESTATE: { class: 'undividedEstate', ending: 'SUCESION INDIVISA', mail: at('sucesion'), key: demoKey },
  LIQUIDATION: {
    class: 'inLiquidation',
    ending: 'S.A. EN LIQUIDACION',
    mail: at('liquidador'),
    key: demoKey,
  },
  FOREIGN: { class: 'foreignNaturalPerson', mail: 'extranjera@correo.example', key: demoKey },
  THIN: company(at('escasa'), { thin: true }),
  DECEASED: company(at('herederos'), { deceased: true }),
  CONTRADICTED: company(at('contradicha'), { contradicted: true }),
  CHANGED: company(at('cambiada'), { notUpdated: true }),
  NADIE: mailbox('nadie'),
  LLENO: mailbox('lleno'),
  GRIS: mailbox('gris'),
  LENTO: mailbox('lento'),
  SPAM: mailbox('spam'),
  ESCANER: mailbox('escaner'),
  REBOTE: mailbox('rebote'),
  CORTA: mailbox('corta'),
  DOBLE: mailbox('doble'),
  H2: { class: 'householdEmployer', mail: 'casa@correo.example', key: demoKey, accountMoved: true },
}
