import type { Command } from 'commander'
import { langs, type Lang } from '../../../kernel/lang.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

interface FindOptions {
  readonly lang: Lang
  readonly json?: true
}

/** `clavero triage "TEXT"`: for a help desk that has a terminal, and for whoever rewords a message. */
export function addTriageFind(triage: Command, io: CliIo): void {
  triage
    .command('find', { isDefault: true })
    .description('say which result answers a code, or what somebody saw on the screen')
    .argument('<text...>', 'the code or the words; - reads them from standard input')
    .option('--lang <lang>', `language of the titles: ${langs.join(', ')}`, readLang, 'es' as Lang)
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero triage CLV-130',
        'clavero triage "no me llega el enlace"',
        'clavero triage find --json - < message.txt',
      ) +
        '\n\nThe nearest first, three at most. Ends with 1 when nothing is near. What looks like a number of a\nperson or a key is taken out first; nothing is kept.',
    )
    .action(async (words: readonly string[], { lang, json }: FindOptions) => {
      const { createTexts } = await import('../../../platform/text/texts.ts')
      const { triageSearch } = await import('../../compose/triage-search.ts')
      const { rowOf, slugOf } = await import('../../../triage/domain/rows.ts')
      const text = words.length === 1 && words[0] === '-' ? await allOf(io.stdin()) : words.join(' ')
      if (text.trim() === '') throw new CommandEnd('usage', 'A code or some words are asked for.')
      const texts = createTexts()
      const { code, isGuess, rows } = triageSearch(texts)(text)
      const t = texts.in(lang)
      const found = rows.map(({ row, likely }) => ({
        row,
        score: Math.round(likely * 1_000) / 1_000,
        codes: rowOf(row).codes,
        title: t(`t.${slugOf(row)}.title`),
        next: rowOf(row).next.path,
      }))
      if (json) printJson(io, { code: code ?? null, isGuess, rows: found })
      else if (found.length > 0)
        printTable(
          io,
          ['ROW', 'SCORE', 'NEXT', 'TITLE'],
          found.map(({ row, score, next, title }) => [row, String(score), next, title]),
        )
      if (found.length === 0) throw new CommandEnd('negative', json ? '' : 'Nothing is near that.')
    })
}

async function allOf(lines: AsyncIterable<string>): Promise<string> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all.join('\n')
}

function readLang(raw: string): Lang {
  const lang = langs.find((one) => one === raw)
  if (lang !== undefined) return lang
  throw new CommandEnd('usage', `A language is asked for: ${langs.join(', ')}`)
}
