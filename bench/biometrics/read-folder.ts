import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTemplate } from '../../src/proofs/biometrics/domain/read-template.ts'
import type { FingerView } from '../../src/proofs/biometrics/domain/template.ts'

/** One impression of one finger, as its file is called: `101_3.iso` is the third of finger 101. */
export interface Impression {
  readonly finger: string
  readonly number: number
  readonly view: FingerView
}

export interface FolderReading {
  readonly impressions: readonly Impression[]
  /** Files that are called like an impression and are no template, each with the flaw. */
  readonly refused: readonly { readonly file: string; readonly flaw: string }[]
}

/** Fingers of folders below are others than those of the same name elsewhere: `DB1_B/101` and `DB2_B/101`. */
const named = /^(.*?)_([0-9]{1,4})\.(?:iso|fmr|fmd|ansi|incits)$/i

/** Every template of a folder and of those in it, in the order of their names. Other files are passed over. */
export async function readFolder(folder: string): Promise<FolderReading> {
  const files = (await readdir(folder, { recursive: true })).toSorted()
  const impressions: Impression[] = []
  const refused: { file: string; flaw: string }[] = []
  for (const file of files) {
    const [, finger, number] = named.exec(file) ?? []
    if (finger === undefined) continue
    const read = readTemplate(await readFile(join(folder, file)))
    const view = read.ok ? read.value.views[0] : undefined
    if (view === undefined) refused.push({ file, flaw: read.ok ? 'noViews' : read.code })
    else impressions.push({ finger, number: Number(number), view })
  }
  return { impressions, refused }
}
