import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { root, runtimeFlags } from './place.ts'
import type { FromServer, ServerSettings, ToServer, Usage } from './server.ts'

/** A process of the service, seen from the bench. */
export interface Service {
  readonly port: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export async function startService(settings: ServerSettings, profile?: string): Promise<Service> {
  const child = fork(builtServer(), [], {
    cwd: root,
    // Profiles are written into the folder when the process ends; nothing else is different.
    execArgv:
      profile === undefined
        ? [...runtimeFlags]
        : [...runtimeFlags, '--cpu-prof', `--cpu-prof-dir=${profile}`, '--cpu-prof-interval=500'],
    // What it logs is read beside the notes of the bench, apart from the figures.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  child.send(settings satisfies ToServer)
  const first = await heard(child)
  if (!('ready' in first)) throw new Error('the service did not say that it is ready')
  return {
    port: first.ready.port,
    async usage() {
      child.send('usage' satisfies ToServer)
      const said = await heard(child)
      if (!('usage' in said)) throw new Error('the service did not say what it used')
      return said.usage
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.send('stop' satisfies ToServer)
      await ended
    },
  }
}

/**
 * The service has no types to take off when it runs, and what takes them off stays in memory: 20 MB that
 * would be counted. Beside the built files, which it asks for as its source does.
 */
function builtServer(): string {
  const built = join(root, 'dist', '.bench-server.js')
  writeFileSync(built, stripTypeScriptTypes(readFileSync(join(root, 'bench', 'server.ts'), 'utf8')))
  return built
}

function heard(child: ChildProcess): Promise<FromServer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the service ended with ${String(code)}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as FromServer)
    })
  })
}
