import type { Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { ForecastFacts, PathFigures } from '../../triage/app/forecast.ts'
import { pathFigures } from '../../triage/store/path-figures.ts'
import { forecastRoutes } from '../../triage/web/forecast-routes.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'
import { registriesDown, type StatusOf } from './diagnosis.ts'

const told: readonly PathName[] = [
  'online',
  'signature',
  'unlockOnFile',
  'inPerson',
  'attendedUnlock',
  'firstKey',
]
/** How long what was counted is told again, so that a busy day asks the database no more than a quiet one. Seconds. */
const believed = 60
/** How far ahead a free place is looked for. Days. */
const within = 60

/** The forecast: figures of the whole installation, never of one employer. */
export function forecastPages(parts: Composition, status: StatusOf): readonly Routes[] {
  const { policy, db } = parts.installation
  const figuresOf = pathFigures(db)
  let known: { readonly at: Instant; readonly facts: Promise<Omit<ForecastFacts, 'now'>> } | undefined

  const count = async (): Promise<Omit<ForecastFacts, 'now'>> => {
    const ids = (await parts.centres.open()).map(({ id }) => id)
    const first = async (kind: 'counter' | 'video') => {
      const free = await parts.turnos.appointments.firstFree(ids, { kind, procedure: 'recovery', within })
      return free.reduce<Instant | null>(
        (soonest, one) =>
          one.first !== undefined && (soonest === null || one.first < soonest) ? one.first : soonest,
        null,
      )
    }
    const [rows, counter, video, components] = await Promise.all([
      Promise.all(
        told.map(async (path): Promise<readonly [PathName, PathFigures]> => [
          path,
          await figuresOf(path, policy.triage.figureDays),
        ]),
      ),
      first('counter'),
      first('video'),
      status(),
    ])
    return {
      figures: Object.fromEntries(rows),
      turno: { counter, video },
      isRegistryDown: registriesDown(components).length > 0,
    }
  }

  return [
    forecastRoutes({
      policy,
      async facts(now) {
        if (known === undefined || now - known.at > believed * 1000) {
          known = { at: now, facts: count() }
          // What could not be counted is counted anew by whoever asks next.
          known.facts.catch(() => (known = undefined))
        }
        return { ...(await known.facts), now }
      },
      extensions: () => parts.arrears.see.extensions.all(),
    }),
  ]
}
