import type { Command } from 'commander'
import type { AnyReceiptFacts, SignatureCheck } from '../../../audit/index.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

interface Options {
  readonly key?: string
  readonly checkpoints?: readonly string[]
  readonly json?: true
}

/** No receipt of ours comes near it. */
const largest = 2_000_000

export function addReceipt(program: Command, io: CliIo): void {
  const receipts = program.command('receipt').description('check a receipt without asking anyone')
  addPage(receipts, io)
  receipts
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
    .option(
      '--checkpoints <file...>',
      'hold it against checkpoints kept outside: its head must be among them, and each must have grown out of the one before',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      examples(
        'clavero receipt verify CLV-7Q4M-2K9T.pdf',
        'clavero receipt verify CLV-7Q4M-2K9T.txt --key clavero-receipt-key',
        'clavero receipt verify comprobante-3-41.json --checkpoints /mnt/notary/clavero.checkpoints',
      ) + '\n\nThe institution publishes its key at /.well-known/clavero-receipt-key.',
    )
    .action(async (receipt: string, { key, checkpoints = [], json }: Options) => {
      const { openReceipt } = await import('../../../adapters/signing/receipt-text.ts')
      const text = receipt.startsWith('clavero-receipt.') ? receipt : await readReceiptFile(receipt)
      const check = await checkFor(io, key)
      const opened = openReceipt(text, check)
      if (!opened.ok) {
        if (json) printJson(io, { genuine: false, reason: opened.code })
        throw new CommandEnd('negative', json ? '' : words[opened.code])
      }
      const facts = opened.value
      const pin = await pinIn(checkpoints, facts, check)
      if (json)
        printJson(io, {
          genuine: pin !== 'contradicted',
          proven: facts.proof !== undefined,
          checkpoints: pin ?? null,
          receipt: facts,
        })
      if (pin === 'contradicted' || pin === 'absent')
        throw new CommandEnd('negative', json ? '' : pinWords[pin])
      if (json) return
      io.out('Genuine.\n')
      io.out(facts.proof === undefined ? unproven : `In the log, under the head of ${facts.proof.head.at}.\n`)
      if (pin === 'pinned') io.out('That head is among the checkpoints.\n')
      const { proof, ...said } = facts
      printTable(
        io,
        ['FIELD', 'VALUE'],
        Object.entries({
          ...said,
          ...(proof && { head: proof.head.root, entries: proof.head.size }),
        }).map(([name, value]) => [name, String(value)]),
      )
    })
}

const unproven = 'It carries no proof that it is in the log: it was issued before there was a tree.\n'

const pinWords = {
  contradicted:
    'Not sound: the checkpoints say something else than this receipt, or did not grow out of each other.',
  absent:
    'Genuine, but its head is not among these checkpoints: they are older than the receipt, or not of this log. Try newer ones.',
} as const

/** Undefined where nothing was given to hold it against. */
async function pinIn(files: readonly string[], facts: AnyReceiptFacts, check: SignatureCheck) {
  if (files.length === 0) return undefined
  const { readCheckpointFiles } = await import('../checkpoint-files.ts')
  const { pinOf } = await import('../../../adapters/signing/receipt-proof.ts')
  return pinOf(facts, await readCheckpointFiles(files, check), check)
}

function addPage(receipts: Command, io: CliIo): void {
  receipts
    .command('page')
    .description('write a page that checks receipts of this installation without a network')
    .argument('<file>', 'file to write, which must not be there yet')
    .addHelpText('after', examples('clavero receipt page comprobar.html'))
    .action(async (file: string) => {
      const { writeFile } = await import('node:fs/promises')
      const { configOf } = await import('../settings.ts')
      const { createSigner } = await import('../../../adapters/signing/ed25519.ts')
      const { publicFolder } = await import('../../open-installation.ts')
      const { receiptPage } = await import('../../receipt-page.ts')
      const { readAssets } = await import('../../../platform/ui/assets.ts')
      const { createTexts } = await import('../../../platform/text/texts.ts')
      const config = configOf(io)
      const { publicKey, keyId } = createSigner(config.secrets.receipt.reveal())
      const page = receiptPage({
        texts: createTexts(),
        institution: config.institution.name,
        publicKey,
        assets: readAssets(publicFolder),
        publicFolder,
      })
      await writeFile(file, page, { flag: 'wx' })
      io.out(`Written to ${file}, for receipts of key ${keyId}.\n`)
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
