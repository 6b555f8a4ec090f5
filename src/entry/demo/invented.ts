import type { Chance } from './chance.ts'

/** Words the world is made of. Surnames, firms and banks say themselves that they are made up. */
const givenNames = [
  ...([
    'ANA LUCIA',
    'BYRON ANDRES',
    'CARLA BEATRIZ',
    'DARWIN PATRICIO',
    'ELSA MARINA',
    'FREDDY XAVIER',
  ] as const),
  ...([
    'GLORIA ESTHER',
    'HECTOR IVAN',
    'INES VERONICA',
    'JORGE LUIS',
    'KARINA SOLEDAD',
    'LUIS ALBERTO',
  ] as const),
  ...([
    'MARIA ELENA',
    'NELLY ROCIO',
    'OSCAR RAUL',
    'PAOLA CRISTINA',
    'RENE SANTIAGO',
    'SONIA MERCEDES',
  ] as const),
] as const
const surnames = [
  ...([
    'ENSAYO',
    'MUESTRA',
    'FICTICIO',
    'EJEMPLO',
    'SIMULACRO',
    'INVENTADO',
    'IMAGINARIO',
    'MODELO',
  ] as const),
  ...(['BOSQUEJO', 'BORRADOR', 'PROTOTIPO', 'MAQUETA', 'TANTEO', 'PRUEBA', 'ESBOZO', 'SUPUESTO'] as const),
] as const

/** Surnames first, as registries write names. */
export const personName = (chance: Chance): string =>
  `${chance.pick(surnames)} ${chance.pick(surnames)} ${chance.pick(givenNames)}`

interface Trade {
  readonly word: string
  readonly activity: string
}

const trades: readonly [Trade, ...Trade[]] = [
  { word: 'PANADERIA', activity: 'C107101' },
  { word: 'FERRETERIA', activity: 'G475201' },
  { word: 'COMERCIAL', activity: 'G471101' },
  { word: 'RESTAURANTE', activity: 'I561001' },
  { word: 'CONSTRUCTORA', activity: 'F410010' },
  { word: 'TRANSPORTES', activity: 'H492301' },
  { word: 'CONTABLES', activity: 'M692001' },
  { word: 'FLORICOLA', activity: 'A011903' },
  { word: 'CLINICA', activity: 'Q861001' },
  { word: 'ACADEMIA', activity: 'P854901' },
]
const places = ['EL SUPUESTO', 'LA MUESTRA', 'EL MODELO', 'LA MAQUETA', 'EL ENSAYO', 'LA PRUEBA'] as const

export interface Firm {
  readonly legalName: string
  readonly tradeName: string
  readonly activity: string
}

/** `ending` is what the class of entity puts behind its name; `n` keeps the names of two firms apart. */
export function firmName(chance: Chance, n: number, ending: string): Firm {
  const trade = chance.pick(trades)
  const place = chance.pick(places)
  return {
    legalName: `${trade.word} ${place} ${n} ${ending}`.trim(),
    tradeName: `${place} DE ${chance.pick(surnames)}`,
    activity: trade.activity,
  }
}

export interface Place {
  readonly province: string
  readonly present: string
  readonly earlier: string
}

/** Two neighbouring cantons each, as the questions know them: the present one and the one before. */
export const cantons: readonly [Place, ...Place[]] = [
  { province: 'PICHINCHA', present: 'QUITO', earlier: 'CAYAMBE' },
  { province: 'GUAYAS', present: 'GUAYAQUIL', earlier: 'DURAN' },
  { province: 'AZUAY', present: 'CUENCA', earlier: 'PAUTE' },
  { province: 'MANABI', present: 'MANTA', earlier: 'CHONE' },
  { province: 'LOJA', present: 'LOJA', earlier: 'CATAMAYO' },
  { province: 'IMBABURA', present: 'IBARRA', earlier: 'OTAVALO' },
]

export const banks = [
  'Banco Ficticio del Valle',
  'Banco de Muestra',
  'Banco Imaginario',
  'Banco Litoral Supuesto',
  'Cooperativa Ejemplo',
  'Mutualista de Prueba',
  'Banco Modelo',
] as const
