/** `npm run bench`: measures the service on this machine. Options after `--`, for example `-- --json figures.json`. */
import { join } from 'node:path'
import { root, runNode, setUp } from './setup.mjs'

setUp()
runNode([join(root, 'bench', 'main.ts'), ...process.argv.slice(2)])
