import type { Command } from 'commander'
import type { Identification } from '../../../kernel/identify.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

export function addId(program: Command, io: CliIo): void {
  program
    .command('id')
    .description('look at identifiers')
    .command('check')
    .description('judge cédulas and RUCs by their form alone: no registry is asked')
    .argument('<number...>', 'numbers, or - to read them from standard input, one a line')
    .option('--json', 'a list with one object for each number, in their order')
    .addHelpText(
      'after',
      examples(
        'clavero id check 2449999016001',
        'clavero id check 2499990001001 2449999016 --json',
        'clavero id check - < numbers.txt',
      ),
    )
    .action(async (numbers: readonly string[], { json }: { readonly json?: true }) => {
      const { identify } = await import('../../../kernel/identify.ts')
      const results: Identification[] = []
      for await (const number of each(numbers, io)) results.push(identify(number))
      if (json) printJson(io, results)
      else printTable(io, ['NUMBER', 'VALID', 'CLASS', 'REASON'], results.map(row))
      if (!results.every(({ valid }) => valid)) throw new CommandEnd('negative', '')
    })
}

async function* each(numbers: readonly string[], io: CliIo): AsyncGenerator<string> {
  for (const number of numbers) {
    if (number !== '-') yield number
    else for await (const line of io.stdin()) if (line.trim() !== '') yield line.trim()
  }
}

const row = ({ input, number, valid, class: formClass, reason, checkDigit }: Identification): string[] => [
  // What is not digits is shown quoted: it may hold anything.
  number ?? JSON.stringify(input.slice(0, 40)).replace(/[^ -~]/g, '?'),
  valid ? 'yes' : 'no',
  formClass,
  reason ?? (checkDigit === 'none' ? 'no check digit' : ''),
]
