import { confirmIdentity } from '../../src/desk/app/confirm-identity.ts'
import type { NamedAttorney } from '../../src/desk/domain/attorney.ts'
import { civilDay } from '../../src/kernel/civil-day.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { caseOf, counterAt, type Officer } from './counter.ts'
import type { Service } from './service.ts'

/** Somebody who represents nobody of the demonstration, with a power. */
export const anAttorney: NamedAttorney = {
  document: syntheticCedula(23, 190),
  notary: 'Notaría Décima de Ciudad Ficticia',
  powerOn: civilDay(2026, 3, 5),
  scope: 'Pedir y recibir la clave de empleador',
}

/** The same, as an officer types it. */
export const typedAttorney: Readonly<Record<string, string>> = {
  apoderado: 'si',
  'apoderado-cedula': anAttorney.document,
  notaria: anAttorney.notary,
  'poder-day': '5',
  'poder-month': '3',
  'poder-year': '2026',
  alcance: anAttorney.scope,
}

/** The officer has this attorney before them, and confirms who they are. */
export async function attorneySeen(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  attorney: NamedAttorney = anAttorney,
) {
  return confirmIdentity(counterAt(service), duty, {
    caseId: (await caseOf(service, code)).case.id,
    result: 'confirmed',
    points: ['face', 'questions', 'agreement'],
    attorney,
  })
}
