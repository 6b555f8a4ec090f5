/** `npm run reset`: forgets the demonstration's data, so that the next start begins anew. */
import { join } from 'node:path'
import { root, runNode, setUp } from './setup.mjs'

setUp()
runNode([join(root, 'dist', 'entry', 'demo', 'reset.js')])
