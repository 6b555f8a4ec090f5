/**
 * `npm run fuzz`: every reader of outside octets and every route is fed what nobody should send. `--seconds N`
 * or `--inputs N` for each half, `--seed S`, `--only parsers|routes|stores|NAME,…`, `--from N` for the number of
 * the first input, `--json FILE` for the figures. Without limits, a minute of each.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pinned, root, runNode, setUp } from './setup.mjs'

const text = { type: 'string' }
const { values } = parseArgs({
  options: { seconds: text, inputs: text, seed: text, only: text, from: text, json: text },
})
for (const name of ['seconds', 'inputs', 'seed', 'from']) {
  if (values[name] === undefined || /^[0-9]{1,15}$/.test(values[name])) continue
  console.error(`--${name} takes a whole number.`)
  process.exit(2)
}
const { inputs, seconds = inputs === undefined ? '60' : undefined, seed, only, from } = values
const json = values.json === undefined ? undefined : resolve(values.json)
if (json !== undefined) writeFileSync(json, '{}\n')
const asked = {
  CLAVERO_FUZZ_INPUTS: inputs,
  CLAVERO_FUZZ_SECONDS: seconds,
  CLAVERO_FUZZ_SEED: seed,
  CLAVERO_FUZZ_ONLY: only,
  CLAVERO_FUZZ_FROM: from,
  CLAVERO_FUZZ_JSON: json,
}
/** What is fed, by what was asked for: a path is a route, and a name a reader, alone or with its table. */
const all = ['parsers', 'stores', 'routes']
const halvesOf = (name) =>
  all.includes(name) ? [name] : name.startsWith('/') ? ['routes'] : ['parsers', 'stores']
const halves = only === undefined ? all : [...new Set(only.split(',').flatMap(halvesOf))]
setUp()
runNode(
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--no-file-parallelism',
    // The tests of the fuzzer itself stay with `npm test`.
    '-t',
    'RELIABILITY 11',
    ...halves.map((half) => `test/fuzz/${half}.test.ts`),
  ],
  {
    env: {
      ...pinned,
      ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    },
  },
)
