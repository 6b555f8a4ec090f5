/**
 * `npm run day -- --seed S --users N --greylist 300|1800 --profile P --json FILE`: a whole day of the service with
 * simulated clock, mail and registries. The same seed is the same day. Default: 2,000 users, both profiles, both
 * greylistings.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pinned, root, runNode, setUp } from './setup.mjs'

const text = { type: 'string', default: '' }
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    users: { type: 'string', default: '2000' },
    greylist: text,
    profile: text,
    json: text,
  },
})
setUp()
runNode([join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/day/day.test.ts'], {
  env: {
    ...pinned,
    CLAVERO_DAY_SEED: values.seed,
    CLAVERO_DAY_USERS: values.users,
    CLAVERO_DAY_GREYLIST: values.greylist,
    CLAVERO_DAY_PROFILE: values.profile,
    CLAVERO_DAY_JSON: values.json === '' ? '' : resolve(values.json),
  },
})
