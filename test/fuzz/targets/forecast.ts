import { provinces } from '../../../src/arrears/domain/provinces.ts'
import { readStated, statedFields } from '../../../src/triage/domain/stated.ts'
import { readWay } from '../../../src/triage/web/preparation.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

/** Readers of what an address says of somebody's situation. */
export const forecastTargets: readonly Target[] = [
  {
    name: 'readStated',
    file: 'triage/domain/stated.ts',
    seeds: [
      'tipo=empresa&clave=olvidada&correo=si&ruc=si&firma=no&provincia=Loja',
      'tipo=constructor&clave=toString&correo=__proto__&ruc=si&firma=si',
      '',
    ],
    call(raw: string) {
      const read = readStated(Object.fromEntries(new URLSearchParams(raw)), provinces)
      if (!read.ok) {
        must(
          read.missing.length > 0 && read.missing.every((field) => statedFields.includes(field)),
          'says what is missing',
        )
        return
      }
      must(
        Object.values(read.value).every((one) => one === null || typeof one === 'string'),
        'is made of words of the lists',
      )
    },
  },
  {
    name: 'readWay',
    file: 'triage/web/preparation.ts',
    seeds: ['online', 'office', 'constructor', ''],
    call(raw: string) {
      const way = readWay(raw)
      must(way === undefined || way === raw, 'is a way of the list or none')
    },
  },
]
