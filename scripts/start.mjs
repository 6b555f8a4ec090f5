/** `npm start`: sets up what is missing, then opens the demonstration. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pinned, root, runtimeFlags, setUp } from './setup.mjs'

setUp()
const child = spawn(
  'node',
  [...runtimeFlags, join(root, 'bin', 'clavero.mjs'), 'demo', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: pinned,
  },
)
// The terminal sends Ctrl-C to both; a service manager only to this process.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
