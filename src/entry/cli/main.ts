import { createInterface } from 'node:readline'
import { instant } from '../../kernel/time.ts'
import { runCli } from './program.ts'

// `clavero … | head` closes the pipe early; that is the reader's right, not a fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})

// The exit code is set, not forced: output that is still on its way to a pipe is not cut off.
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: () => createInterface({ input: process.stdin }),
  now: () => instant(Date.now()),
  terminal: process.stderr.isTTY,
})
