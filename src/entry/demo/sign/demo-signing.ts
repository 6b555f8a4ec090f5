import type { FastifyInstance } from 'fastify'
import type { DemonstrationConfig } from '../../../platform/config/config.ts'
import { systemClock } from '../../chance.ts'
import type { DemoAuthority } from '../authority/authority.ts'
import { keepAuthority } from '../authority/keep-authority.ts'
import { listBaseOf, listRoutes } from '../authority/list-routes.ts'
import { seedTrust, type SeedTrustDeps } from '../authority/seed-trust.ts'
import type { People } from '../seed.ts'
import { signRoutes } from './sign-pages.tsx'

export interface DemoSigning {
  /** Made when it is asked for first, and the same from then on. */
  authority(): Promise<DemoAuthority>
  /** The demonstration trusts it from then on. */
  trust(deps: SeedTrustDeps): Promise<void>
  routes(people: People): readonly ((app: FastifyInstance) => void)[]
}

/** The certification entities of the demonstration, and the page that signs with them. */
export function demoSigning(config: DemonstrationConfig): DemoSigning {
  let kept: Promise<DemoAuthority> | undefined
  const authority = () => (kept ??= keepAuthority(config.dataFolder, systemClock()))
  return {
    authority,
    trust: async (deps) => seedTrust(deps, await authority(), systemClock(), listBaseOf(config.origin)),
    routes: (people) => [
      signRoutes({ authority, people, clock: systemClock, origin: config.origin }),
      listRoutes(authority, systemClock),
    ],
  }
}
