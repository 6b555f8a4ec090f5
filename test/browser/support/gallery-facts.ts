import { forecastWays } from '../../../src/triage/app/forecast.ts'
import { preparePath } from '../../../src/triage/web/preparation.ts'
import type { Visited, Visitor } from '../../support/visitor.ts'
import type { Shelf } from './gallery-assisted.ts'

type Guest = Visitor<Visited>

/** What the service says of its own accord: the forecast, its lists, and why a case stands still. */
export async function factScreens(shelf: Shelf, guest: Guest): Promise<void> {
  const { open } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'Forecast', '/pronostico')
  await open(
    stranger,
    'Forecast, ways in order',
    '/pronostico/resultado?tipo=empresa&clave=bloqueada&correo=si&ruc=si&firma=no&provincia=Imbabura',
  )
  await open(
    stranger,
    'Forecast, first key',
    '/pronostico/resultado?tipo=hogar&clave=nunca&correo=no&ruc=nose&firma=si',
  )
  for (const way of forecastWays) await open(stranger, `Forecast, list for ${way}`, preparePath(way))

  await guest.open('/otras-formas')
  const code = /CLV-\w{4}-\w{4}/.exec(guest.page.words)?.[0] ?? ''
  await open(guest, 'P-96, why it stands still', `/caso/${code}`)
}
