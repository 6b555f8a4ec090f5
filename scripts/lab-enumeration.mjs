/**
 * `npm run lab:enumeration`: can an outsider tell an employer from a number that nobody has, by time or by content?
 * Options after `--`; ends with 1 where a door tells them apart in more than 55 of 100 requests for certain.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pinned, root, runNode, setUp } from './setup.mjs'

const usage = `npm run lab:enumeration -- [options]
  --samples N   requests of each kind at each door, 8 to 3000 (default 400; ATK-15 asks for 2000)
  --entry ID    only the doors whose name begins so, for example --entry U-01
  --json FILE   write the verdicts as JSON too
  --plant MS    make known employers slower at sign-in by so much: the lab has to notice
  --help        this text
`
const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '400' },
    entry: { type: 'string', default: '' },
    json: { type: 'string' },
    plant: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
})
const within = (text, least, most) => Number(text) >= least && Number(text) <= most
if (values.help) process.stdout.write(usage)
else if (!within(values.samples, 8, 3000) || !within(values.plant, 0, 1000)) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  setUp()
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  runNode([vitest, 'run', '--config', join(root, 'test', 'lab', 'vitest.config.ts')], {
    env: {
      ...pinned,
      CLAVERO_LAB_SAMPLES: values.samples,
      CLAVERO_LAB_ENTRY: values.entry,
      CLAVERO_LAB_PLANT: values.plant,
      ...(values.json === undefined ? {} : { CLAVERO_LAB_JSON: resolve(values.json) }),
    },
  })
}
