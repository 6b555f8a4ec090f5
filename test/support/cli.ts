import { runCli } from '../../src/entry/cli/program.ts'
import { instant } from '../../src/kernel/time.ts'

/** What a command says to whoever types it, and how it ends; nobody types anything into it. */
export async function typed(env: Readonly<Record<string, string>>, line: readonly string[]) {
  let out = ''
  let err = ''
  const exit = await runCli(line, {
    env,
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {},
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return { exit, out, err }
}
