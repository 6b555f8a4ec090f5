import { calendarOf } from '../../kernel/civil-day.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Attorney } from '../domain/attorney.ts'

/** Who came with a power, in words; their number is masked wherever it is read again. */
export function attorneyWords({ t }: Pick<Visit, 't'>, { masked, notary, powerOn, scope }: Attorney): string {
  const { year, month, day } = calendarOf(powerOn)
  const two = (n: number) => String(n).padStart(2, '0')
  return t('s07.proxy.line', {
    cedula: masked,
    notaria: notary,
    fecha: `${two(day)}/${two(month)}/${year}`,
    alcance: scope,
  })
}
