/**
 * `npm run kills`: a process of the service dies after each statement and each word from outside, and
 * somebody recovers all the same. `-- --every K` strikes after every K-th statement only, `-- --random N`
 * lets N more processes die at random, `-- --seed S` repeats what was found.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pinned, root, runNode, setUp } from './setup.mjs'

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    random: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
})
setUp()
runNode([join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/kills'], {
  env: {
    ...pinned,
    CLAVERO_KILLS_EVERY: values.every,
    CLAVERO_KILLS_RANDOM: values.random,
    CLAVERO_KILLS_SEED: values.seed,
  },
})
