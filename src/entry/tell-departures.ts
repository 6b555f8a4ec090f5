import { departuresOf, requirementsMissed } from '../policy/index.ts'
import type { Installation } from './installation.ts'

/** One line at the start of the service: nobody runs rules that fall short of a standard without being told. */
export function tellDepartures({ policy, logger }: Pick<Installation, 'policy' | 'logger'>): void {
  if (logger === false) return
  logger.info(
    {
      profile: policy.profile,
      departures: departuresOf(policy).length,
      requirements: requirementsMissed(policy),
    },
    'the rules in force depart from published requirements; "clavero policy departures" says where and why',
  )
}
