/** `npm run races -- --ops N`: N contested operations over two instances, fifty callers at once; default 100,000. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pinned, root, runNode, setUp } from './setup.mjs'

const { values } = parseArgs({ options: { ops: { type: 'string', default: '100000' } } })
setUp()
runNode([join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/races'], {
  env: { ...pinned, CLAVERO_RACE_OPS: values.ops },
})
