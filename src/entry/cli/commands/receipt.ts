import type { Command } from 'commander'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

interface Options {
  readonly key?: string
  readonly json?: true
}

/** No receipt of ours comes near it. */
const largest = 2_000_000

export function addReceipt(program: Command, io: CliIo): void {
  program
    .command('receipt')
    .description('check a receipt without asking anyone')
    .command('verify')
    .description('say whether a receipt is genuine, and what it says')
    .argument(
      '<receipt>',
      'the PDF, the file that came with it, or the text that begins with clavero-receipt',
    )
    .option(
      '--key <key>',
      'public key of the installation, or a file with it; this installation’s unless given',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero receipt verify CLV-7Q4M-2K9T.pdf',
        'clavero receipt verify CLV-7Q4M-2K9T.txt --key clavero-receipt-key',
      ) + '\n\nThe institution publishes its key at /.well-known/clavero-receipt-key.',
    )
    .action(async (receipt: string, { key, json }: Options) => {
      const { openReceipt } = await import('../../../adapters/signing/receipt-text.ts')
      const text = receipt.startsWith('clavero-receipt.') ? receipt : await readReceiptFile(receipt)
      const opened = openReceipt(text, await checkFor(io, key))
      if (json)
        printJson(
          io,
          opened.ok ? { genuine: true, receipt: opened.value } : { genuine: false, reason: opened.code },
        )
      if (!opened.ok) throw new CommandEnd('negative', json ? '' : words[opened.code])
      if (json) return
      io.out('Genuine.\n')
      printTable(
        io,
        ['FIELD', 'VALUE'],
        Object.entries(opened.value).map(([name, value]) => [name, String(value)]),
      )
    })
}

const words = {
  unreadable: 'There is no receipt in it.',
  forged: 'Not genuine: it was changed, or another installation signed it.',
} as const

async function readReceiptFile(path: string): Promise<string> {
  const { readFile, stat } = await import('node:fs/promises')
  if ((await stat(path)).size > largest) throw new CommandEnd('usage', `${path}: too large for a receipt.`)
  // Latin-1 keeps every octet of a PDF in its place.
  return readFile(path, 'latin1')
}

async function checkFor(io: CliIo, key: string | undefined) {
  if (key !== undefined) return (await import('../public-key.ts')).checkOf(key)
  const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
  const { configOf } = await import('../settings.ts')
  return createSigner(configOf(io).secrets.receipt.reveal()).check
}
