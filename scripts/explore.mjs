/** `npm run explore`: walks every model to its end, takes every guard out. Options after `--`, for example `-- --without link-end`. */
import { join } from 'node:path'
import { root, runNode, setUp } from './setup.mjs'

setUp()
runNode([join(root, 'test', 'support', 'explorations', 'run.ts'), ...process.argv.slice(2)])
