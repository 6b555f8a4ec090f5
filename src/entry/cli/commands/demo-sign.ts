import type { Command } from 'commander'
import { documentOf } from '../arguments.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import type { CliIo } from '../io.ts'

interface Options {
  readonly as: string
  readonly cedula?: string
  readonly ruc?: string
  readonly name: string
  readonly out?: string
  readonly cades?: true
  readonly visible?: true
}

/** `demo sign`: what FirmaEC does for people, with made-up certificates. */
export function addDemoSign(demo: Command, io: CliIo): void {
  demo
    .command('sign')
    .description('sign a PDF that the demonstration issued, with a made-up certificate')
    .argument('<file>', 'the PDF as it was downloaded')
    .option('--as <kind>', 'kind of certificate: good, or one that is refused', 'good')
    .option('--cedula <number>', 'whose it is; of the demonstration’s first employer unless given')
    .option('--ruc <number>', 'employer that the certificate names, in the kinds that name one')
    .option('--name <words>', 'name in the certificate, surnames first', 'ENSAYO PRUEBA ANA LUCIA')
    .option('--out <file>', 'where to write it; beside the file unless given')
    .option('--cades', 'sign as ETSI.CAdES.detached instead of adbe.pkcs7.detached')
    .option('--visible', 'with a box on the first page')
    .addHelpText(
      'after',
      examples(
        'clavero demo sign solicitud.pdf',
        'clavero demo sign solicitud.pdf --as expired --cedula 2449999016 --out vencido.pdf',
      ) +
        '\n\nKinds that are accepted: good, good-ext, good-san, good-ec. Kinds that are refused: expired, not-yet-valid,\n' +
        'revoked, wrong-usage, seal, time-stamp, member, officer, passport, name-only, two-cedulas, impostor,\n' +
        'unknown-authority, by-leaf, self-signed. Only the demonstration on this data folder trusts its authority.',
    )
    .action(async (file: string, { as: kindName, cedula, ruc, name, out, cades, visible }: Options) => {
      const { configOf } = await import('../settings.ts')
      const config = configOf(io)
      if (config.mode !== 'demonstration')
        throw new CommandEnd(
          'configuration',
          'CLAVERO_MODE is production: signatures are made up in the demonstration only.',
        )
      const { leafKindNames } = await import('../../demo/authority/leaf.ts')
      const kind = leafKindNames.find((known) => known === kindName)
      if (kind === undefined)
        throw new CommandEnd('usage', `There is no such kind. Write one of: ${leafKindNames.join(', ')}`)
      const { syntheticCedula } = await import('../../../kernel/synthetic.ts')
      const { keepAuthority } = await import('../../demo/authority/keep-authority.ts')
      const { listBaseOf } = await import('../../demo/authority/list-routes.ts')
      const { answerTo, signedName, signRequest } = await import('../../demo/sign/sign-request.ts')
      const { writeFile } = await import('node:fs/promises')
      const document = documentOf(cedula ?? syntheticCedula(24, 1), config)
      const now = io.now()
      const signed = signRequest(
        await keepAuthority(config.dataFolder, now),
        {
          pdf: await readPdf(file),
          kind,
          subscriber: { cedula: document, name, ...(ruc !== undefined && { ruc }) },
          style: cades ? 'ETSI.CAdES.detached' : 'adbe.pkcs7.detached',
          isVisible: visible === true,
        },
        now,
        listBaseOf(config.origin),
      )
      if (signed === undefined)
        throw new CommandEnd(
          'negative',
          'This PDF was not issued by Clavero, or was saved by another program. Download it again.',
        )
      const path = out ?? signedName(file)
      await writeFile(path, signed)
      io.out(`Written to ${path}: signed by ${document}, ${kind}. What follows: ${answerTo(kind)}.\n`)
    })
}

async function readPdf(path: string): Promise<Buffer> {
  const { readFile, stat } = await import('node:fs/promises')
  const { mostToSign } = await import('../../demo/sign/sign-request.ts')
  if ((await stat(path)).size > mostToSign) throw new CommandEnd('usage', `${path}: larger than 5 MB.`)
  return readFile(path)
}
