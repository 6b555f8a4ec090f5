import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether the program is on this machine. */
export const isInstalled = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args).error === undefined

/** `sound`: the cryptography of every signature is right, and the newest covers the whole file. Trust is not asked. */
export type Opinion = 'sound' | 'unsound'

/** A folder that is gone afterwards. */
export function withFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'clavero-opinion-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What poppler says of all signatures of a file; one that kills it has not convinced it. */
export const opinionOfPdfsig = (file: Uint8Array): Opinion =>
  withFolder((folder) => {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, file)
    const { stdout } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8', timeout: 20_000 })
    const fields = (stdout ?? '').split(/^Signature #\d+:/m).slice(1)
    // A field that waits for a signature is none.
    const signatures = fields.filter((one) => !one.includes('The signature form field is not signed'))
    const isValid = signatures.every((one) => one.includes('Signature Validation: Signature is Valid.'))
    const isWhole = signatures.some((one) => one.includes('- Total document signed'))
    return signatures.length > 0 && isValid && isWhole ? 'sound' : 'unsound'
  })

/**
 * What openssl says of the CMS in the last `/Contents`, over what the last `/ByteRange` names. The octets are found by their
 * words: this is nobody's reader of PDF files, and only the cryptography is asked.
 */
export const opinionOfOpenssl = (file: Uint8Array): Opinion =>
  withFolder((folder) => {
    const text = Buffer.from(file).toString('latin1')
    const range = [...text.matchAll(/\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]/g)]
      .at(-1)
      ?.slice(1)
      .map(Number)
    const hex = [...text.matchAll(/\/Contents ?<([0-9a-fA-F]*)>/g)].at(-1)?.[1]
    if (range === undefined || hex === undefined || range[0] !== 0) return 'unsound'
    const [, length = 0, again = 0, rest = 0] = range
    if (again + rest !== file.length) return 'unsound'
    writeFileSync(
      join(folder, 'content'),
      Buffer.concat([file.subarray(0, length), file.subarray(again, again + rest)]),
    )
    writeFileSync(join(folder, 'cms'), Buffer.from(hex, 'hex'))
    const command = 'cms -verify -noverify -binary -inform DER -in cms -content content -out out'
    const { status } = spawnSync('openssl', command.split(' '), { cwd: folder, timeout: 20_000 })
    return status === 0 ? 'sound' : 'unsound'
  })
