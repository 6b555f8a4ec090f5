import { readFile } from 'node:fs/promises'
import { readCheckpoints, type Checkpoint, type SignatureCheck } from '../../audit/index.ts'
import { CommandEnd } from './exit.ts'

/** All checkpoints of these files, in their order. Ends the command for a file that is none, or that another key signed. */
export async function readCheckpointFiles(
  files: readonly string[],
  check: SignatureCheck,
): Promise<readonly Checkpoint[]> {
  const all: Checkpoint[] = []
  for (const file of files) {
    const read = readCheckpoints(await readFile(file, 'utf8'), check)
    if (!read.ok) {
      const { line } = read.detail
      if (read.code === 'unreadable')
        throw new CommandEnd('usage', `${file}, line ${line}: not a checkpoint.`)
      throw new CommandEnd(
        'negative',
        `${file}, line ${line}: this checkpoint was changed, or another key signed it.`,
      )
    }
    all.push(...read.value)
  }
  return all
}

/** Size of the newest head that a file of checkpoints has; 0 for a new file, or one of before the tree. */
export async function lastHeadIn(file: string): Promise<number> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code === 'ENOENT') return 0
    throw fault
  }
  // Whose they are is for who verifies; here it only says where to go on.
  const read = readCheckpoints(text, () => true)
  return read.ok ? Math.max(0, ...read.value.flatMap(({ heads = [] }) => heads.map(({ size }) => size))) : 0
}
