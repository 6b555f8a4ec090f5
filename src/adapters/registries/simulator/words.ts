import type { Lang } from '../../../kernel/lang.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { FaultName } from './faults.ts'

export interface SimulatorWords {
  readonly title: string
  readonly intro: string
  readonly apply: string
  readonly otherLanguage: string
  readonly registries: Readonly<Record<RegistrySource, string>>
  readonly faults: Readonly<Record<FaultName, string>>
}

/** Words of a page of the demonstration only; the catalogue of the service has none of them. */
export const simulatorWords: Readonly<Record<Lang, SimulatorWords>> = {
  es: {
    title: 'Registros simulados',
    intro: 'Cada registro puede fallar a propósito. El cambio vale desde la siguiente consulta.',
    apply: 'Aplicar',
    otherLanguage: 'English',
    registries: {
      taxpayer: 'Registro de contribuyentes',
      civil: 'Registro civil',
      companies: 'Registro de compañías',
      institution: 'Registro del instituto',
    },
    faults: {
      none: 'Responde bien',
      down: 'Sin conexión',
      slow: 'Muy lento: no termina de responder',
      wrongPerson: 'Responde con los datos de otra persona',
      malformed: 'Responde una página de error',
      stale: 'Responde con datos de hace dos años',
      flapping: 'Falla una de cada dos consultas',
    },
  },
  en: {
    title: 'Simulated registries',
    intro: 'Each registry can fail on purpose. A change holds from the next question on.',
    apply: 'Apply',
    otherLanguage: 'Español',
    registries: {
      taxpayer: 'Taxpayer registry',
      civil: 'Civil registry',
      companies: 'Companies registry',
      institution: "The institution's record",
    },
    faults: {
      none: 'Answers well',
      down: 'No connection',
      slow: 'Very slow: never ends its answer',
      wrongPerson: "Answers with somebody else's data",
      malformed: 'Answers with an error page',
      stale: 'Answers with data two years old',
      flapping: 'Fails one question in two',
    },
  },
}
