import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Lang } from '../../../kernel/lang.ts'
import { langs } from '../../../kernel/lang.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, type CliIo } from '../io.ts'
import { addTriageFind } from './triage-find.ts'

interface ExportOptions {
  readonly lang?: Lang
}

interface CheckOptions {
  readonly json?: true
}

/** The assistant "¿Qué me pasa?" without the service. */
export function addTriage(program: Command, io: CliIo): void {
  const triage = program
    .command('triage')
    .description('the assistant that finds what is wrong (docs/operate/triage.md)')
  addTriageFind(triage, io)

  triage
    .command('export')
    .description('write every question and result as one HTML file that needs no network')
    .argument('<file>', 'where to write it; a file of that name is replaced')
    .option('--lang <lang>', `one language alone: ${langs.join(', ')}; both unless given`, readLang)
    .addHelpText(
      'after',
      examples('clavero triage export que-me-pasa.html', 'clavero triage export --lang es c.html'),
    )
    .action(async (file: string, { lang }: ExportOptions) => {
      const { problemsText, readSettings } = await import('../../../platform/config/read.ts')
      const { faceIn, rulesIn } = await import('../../../platform/config/config.ts')
      const { policyOf } = await import('../../policy.ts')
      const { themeOf } = await import('../../theme-of.ts')
      const { triageFile } = await import('../../triage-file.ts')
      // Looking draws no secrets.
      const read = readSettings(io.env, { secretsIn: () => ({}) })
      if (!read.ok) throw new CommandEnd('configuration', problemsText(read.detail))
      const face = faceIn(read.value)
      const text = triageFile({
        policy: policyOf(rulesIn(read.value)),
        theme: themeOf(face),
        origin: face.origin,
        langs: lang === undefined ? langs : [lang],
        madeAt: io.now(),
      })
      write(file, text)
      io.out(`${file}: ${Math.ceil(Buffer.byteLength(text) / 1000)} kB\n`)
    })

  triage
    .command('check')
    .description('look for paths that do not end, results without a next step, codes without a result')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero triage check', 'clavero triage check --json'))
    .action(async ({ json }: CheckOptions) => {
      const { checked, findings } = await import('../../../triage/domain/checked-tree.ts')
      const found = findings()
      const counts = {
        questions: checked.tree.questions.length,
        results: checked.rows.length,
        codes: checked.codes.length,
      }
      if (json) printJson(io, { ...counts, findings: found })
      else {
        io.out(`${counts.questions} questions, ${counts.results} results, ${counts.codes} codes.\n`)
        for (const { kind, at } of found) io.out(`${kind}: ${at}\n`)
        if (found.length === 0) io.out('Every path ends, and every code has its result.\n')
      }
      if (found.length > 0) throw new CommandEnd('negative', '')
    })
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
    throw new CommandEnd('usage', `The file ${file} could not be written (${why}).`)
  }
}

function readLang(raw: string): Lang {
  const lang = langs.find((one) => one === raw)
  if (lang !== undefined) return lang
  throw new CommandEnd('usage', `A language is asked for: ${langs.join(', ')}`)
}
