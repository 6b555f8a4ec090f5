/** `npm run bench:biometrics -- FOLDER`: how often the comparer errs on a folder of templates, and how long it takes. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureBiometrics, type BiometricFigures } from './measure.ts'
import { readFolder, type FolderReading } from './read-folder.ts'
import { syntheticSet } from './synthetic-set.ts'

const usage = `npm run bench:biometrics -- FOLDER [--json FILE]
npm run bench:biometrics -- --synthetic N [--json FILE]
  FOLDER       templates of ISO/IEC 19794-2:2005 or ANSI/INCITS 378-2004, called FINGER_IMPRESSION.iso
               (or .fmr, .fmd, .ansi, .incits); folders in it are read too
  --synthetic N  N fingers that nobody has, eight impressions each; says whether the code still does what it did,
               and nothing about people
  --json FILE  write the figures as JSON too
Two fingers with two impressions each are the least; four impressions and more show what two attempts reach.
`

const percent = (part: number): string => `${(100 * part).toFixed(part < 0.001 ? 3 : 2)} %`
const milliseconds = (value: number): string => `${value.toFixed(3)} ms`
const share = (part: number, whole: number): string =>
  whole === 0 ? 'not measured' : `${percent(part / whole)} (${part} of ${whole})`

/** The figures as lines for people. */
function report({
  templates,
  fingers,
  threshold,
  single,
  enrolled,
  prepare,
  compare,
}: BiometricFigures): string {
  const rows: readonly (readonly [string, string])[] = [
    ['templates read', `${templates.read} of ${fingers} fingers`],
    ['templates refused', String(templates.refused.length)],
    ...templates.refused.map(({ file, flaw }) => [`  ${file}`, flaw] as const),
    ['comparisons', `${single.genuine} of one finger, ${single.impostor} of two`],
    ['equal error rate', percent(single.equalError)],
    ['wrongly refused at 1 % wrongly let in', percent(single.falseNonMatchAt['1%'])],
    ['  at 0.1 %', percent(single.falseNonMatchAt['0.1%'])],
    ['  at none', percent(single.falseNonMatchAt['0'])],
    [
      `wrongly refused at the threshold ${threshold}`,
      share(Math.round(single.falseNonMatch * single.genuine), single.genuine),
    ],
    ['wrongly let in there', share(Math.round(single.falseMatch * single.impostor), single.impostor)],
    ['greatest score of two fingers', single.greatestImpostor.toFixed(3)],
    ['three enrolled, two attempts: wrongly refused', share(enrolled.refused, enrolled.genuine)],
    ['  wrongly let in', share(enrolled.letIn, enrolled.impostor)],
    ['time of a comparison: median', milliseconds(compare.median)],
    ['  95 of 100', milliseconds(compare.p95)],
    ['  worst', milliseconds(compare.most)],
    ['time to prepare a view: median', milliseconds(prepare.median)],
    ['  worst', milliseconds(prepare.most)],
  ]
  return rows.map(([what, value]) => `${what.padEnd(48)}${value}\n`).join('')
}

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    synthetic: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

/** What is to be measured; nothing where the words say none, or two. */
async function asked(): Promise<FolderReading | undefined> {
  const [folder, ...more] = positionals
  if (values.synthetic === undefined) {
    return folder === undefined || more.length > 0 ? undefined : readFolder(folder)
  }
  const fingers = /^[1-9][0-9]{0,3}$/.test(values.synthetic) ? Number(values.synthetic) : 0
  return folder === undefined && fingers >= 2 ? syntheticSet(fingers) : undefined
}

const set = values.help ? undefined : await asked()
if (set === undefined) {
  process.stderr.write(usage)
  process.exitCode = values.help ? 0 : 2
} else {
  const figures = measureBiometrics(set)
  process.stdout.write(report(figures))
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}
