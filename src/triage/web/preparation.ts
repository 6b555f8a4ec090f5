import type { PlainKey } from '../../platform/text/texts.ts'
import { forecastWays, type ForecastWay } from '../app/forecast.ts'

type PrepKey = Extract<PlainKey, `prep.${string}`> | 'prep.spam'

/** What to have at hand, way by way: one table for the page, for paper and for whoever asks by telephone. */
export const preparation: Readonly<Record<ForecastWay, readonly PrepKey[]>> = {
  online: ['prep.ruc', 'prep.cedula', 'prep.deed', 'prep.mail', 'prep.spam', 'prep.time'],
  unlock: ['prep.ruc', 'prep.cedula', 'prep.mail', 'prep.spam', 'prep.time'],
  sign: ['prep.ruc', 'prep.cedula', 'prep.signature', 'prep.signer', 'prep.mail'],
  video: [
    'prep.turn',
    'prep.camera',
    'prep.original',
    'prep.ruc',
    'prep.appointment',
    'prep.letter',
    'prep.mail',
    'prep.case',
  ],
  office: [
    'prep.turn',
    'prep.person',
    'prep.original',
    'prep.ruc',
    'prep.appointment',
    'prep.letter',
    'prep.mail',
    'prep.case',
  ],
  firstKey: [
    'prep.turn',
    'prep.person',
    'prep.original',
    'prep.ruc',
    'prep.appointment',
    'prep.letter',
    'prep.agreement',
    'prep.case',
  ],
}

/** Where each way begins. */
export const wayPaths: Readonly<Record<ForecastWay, string>> = {
  online: '/empresa',
  unlock: '/desbloqueo',
  sign: '/solicitud',
  video: '/turno',
  office: '/turno',
  firstKey: '/primera-clave',
}

export const forecastPath = '/pronostico'
export const resultPagePath = '/pronostico/resultado'
export const preparePath = (way: ForecastWay): string => `/pronostico/preparar/${way}`

export const readWay = (raw: string): ForecastWay | undefined => forecastWays.find((way) => way === raw)
