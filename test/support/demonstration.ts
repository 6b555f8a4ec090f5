import { makeAuthority, type DemoAuthority } from '../../src/entry/demo/authority/authority.ts'
import { listRoutes } from '../../src/entry/demo/authority/list-routes.ts'
import { castTags, type CastTag } from '../../src/entry/demo/cast.ts'
import { inboxRoutes } from '../../src/entry/demo/inbox-routes.ts'
import { officerRoutes } from '../../src/entry/demo/officers.ts'
import { peopleRoutes, type Person } from '../../src/entry/demo/people-pages.tsx'
import { affiliateDemoRoutes } from '../../src/entry/demo/affiliate/affiliate-pages.tsx'
import { affiliateStoreFor } from './affiliate.ts'
import { bankRoutes } from '../../src/entry/demo/bank-pages.tsx'
import { createBankStore } from '../../src/entry/demo/bank-store.ts'
import { phoneRoutes } from '../../src/entry/demo/phone-pages.tsx'
import { createPhoneStore } from '../../src/entry/demo/phone-store.ts'
import { signRoutes } from '../../src/entry/demo/sign/sign-pages.tsx'
import { representativesIn } from '../../src/entry/demo/representatives.ts'
import { lookAgain } from '../../src/proofs/registry/app/look-again.ts'
import { simulatorRoutes } from '../../src/entry/demo/simulator-routes.tsx'
import { demoStartRoutes } from '../../src/entry/demo/start-page.tsx'
import type { Routes } from '../../src/entry/routes.ts'
import { instant } from '../../src/kernel/time.ts'
import type { Service } from './service.ts'
import { staffOf } from './staff.ts'

/** The pages that only a demonstration has: they stand behind the same frame. */
export function demonstrationRoutes(service: Service): readonly Routes[] {
  const { cast, faults, inbox, origin, policy } = service
  const person = (tag: CastTag): readonly [CastTag, Person] => [tag, { ...cast[tag], tag }]
  const people = Object.fromEntries(castTags.map(person)) as Record<CastTag, Person>
  const clock = () => instant(Date.now())
  let made: Promise<DemoAuthority> | undefined
  const authority = () => (made ??= makeAuthority(clock(), { bits: 2_048 }))
  return [
    demoStartRoutes(policy),
    inboxRoutes({ store: inbox, origin, linkLife: policy.link.life }),
    phoneRoutes(createPhoneStore(() => new Date())),
    bankRoutes(createBankStore(() => new Date())),
    affiliateDemoRoutes(affiliateStoreFor(origin)),
    simulatorRoutes({
      faults,
      people,
      representatives: representativesIn(service.db, people, async (employerId) => {
        const [instance] = service.instances
        if (instance !== undefined) await lookAgain(instance.parts.representation.deps, employerId)
      }),
    }),
    officerRoutes({ ...staffOf(service), origin }),
    signRoutes({ authority, people, clock, origin }),
    listRoutes(authority, clock),
    peopleRoutes({
      people,
      factsOf: async () => undefined,
      today: () => '2026-11-24',
    }),
  ]
}
