import { expect, test } from 'vitest'
import { createLog } from '../platform/log.ts'
import { departuresOf, policyFor, profileNames } from '../policy/index.ts'
import { tellDepartures } from './tell-departures.ts'

test.each(profileNames)('the start tells how many departures %s has, which, and where to read', (profile) => {
  const policy = policyFor(profile)
  const lines: string[] = []
  tellDepartures({ policy, logger: createLog({ level: 'info', write: (line) => lines.push(line) }) })
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    profile,
    departures: departuresOf(policy).length,
    requirements: expect.arrayContaining(['ASVS 5.0 6.4.2 (L1)']) as unknown,
    msg: expect.stringContaining('clavero policy departures') as unknown,
  })
})
