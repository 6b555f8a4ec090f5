/** `npm run bench:biometrics -- FOLDER`: the errors and times of the comparer on a folder of templates. */
import { join } from 'node:path'
import { root, runNode, setUp } from './setup.mjs'

setUp()
runNode([join(root, 'bench', 'biometrics', 'main.ts'), ...process.argv.slice(2)])
