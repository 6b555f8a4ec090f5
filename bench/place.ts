import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The program, as its first line says it is run: flags, then the file. */
const program = join(root, 'bin', 'clavero.mjs')
export const runtimeFlags: readonly string[] =
  readFileSync(program, 'utf8').split('\n', 1)[0]?.match(/--\S+/g) ?? []
export const runProgram: readonly string[] = [...runtimeFlags, program]

/** The public name of the service that is measured; the load is the proxy in front of it. */
export const host = 'clave.example'
export const origin = `https://${host}`
