/** `npm run guards`: takes out the guards of the product one by one; the tests have to notice each. */
import { join } from 'node:path'
import { root, runNode, setUp } from './setup.mjs'

setUp()
runNode([join(root, 'test', 'support', 'removals', 'run.ts'), ...process.argv.slice(2)])
