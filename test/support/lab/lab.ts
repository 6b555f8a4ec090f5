import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { ProfileName } from '../../../src/policy/index.ts'
import { prepareGround, type Ground, type GroundOptions } from '../ground.ts'
import { secret } from '../test-institution.ts'
import type { Visited } from '../visitor.ts'
import { startCallTap, type CallTap } from './call-tap.ts'
import { startPostgresTap, type PostgresTap } from './postgres-tap.ts'
import type { LabSettings, Ready } from './wire.ts'

/** A process of the built service whose every word to the outside goes through our hands. */
export interface LabInstance {
  readonly name: string
  readonly port: number
  readonly database: PostgresTap
  readonly mail: CallTap
  readonly registries: CallTap
  /** Its log since it started, level warn and above. */
  readonly log: readonly string[]
  readonly ended: Promise<number | null>
  /** -9: nothing of it gets another word in. */
  kill(): void
  /** Asked to stop, as a service manager asks. */
  ask(): void
}

/** Real processes on one ground; the public address hands visitors to those that serve. */
export interface Lab extends Ground, Visited {
  launch(): Promise<LabInstance>
  /** Visitors go to these from now on, in turn. */
  serve(...instances: readonly LabInstance[]): void
  close(): Promise<void>
}

const program = join(import.meta.dirname, 'instance.ts')

export async function openLab(
  options: Omit<GroundOptions, 'policy'> & { readonly profile?: ProfileName } = {},
): Promise<Lab> {
  const { ground, wiring, close } = await prepareGround(options)
  const { databaseUrl, smtpPort, simulator, balancer } = wiring
  const living = new Set<ChildProcess>()
  const taps = new Set<{ close(): Promise<void> }>()
  let serving: readonly LabInstance[] = []
  let born = 0
  let isClosing = false

  const launch = async (): Promise<LabInstance> => {
    born += 1
    const name = `lab:${born}`
    const [database, mail, registries] = await Promise.all([
      startPostgresTap(databaseUrl),
      startCallTap(smtpPort),
      startCallTap(Number(simulator.url.port)),
    ])
    const own = [database, mail, registries]
    for (const tap of own) taps.add(tap)
    const child = fork(program, [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] })
    living.add(child)
    const log: string[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (lines: string) => log.push(...lines.trimEnd().split('\n')))
    const ended = new Promise<number | null>((done) => {
      child.once('exit', (code) => {
        living.delete(child)
        done(code)
        for (const tap of own) {
          taps.delete(tap)
          void tap.close()
        }
      })
    })
    child.send({
      name,
      databaseUrl: database.url,
      smtpPort: mail.port,
      registriesUrl: at(simulator.url.href, registries.port),
      origin: ground.origin,
      profile: ground.policy.profile,
      humanCheck: ground.policy.humanCheck,
      secrets: {
        pepper: secret('p'),
        session: secret('s'),
        audit: secret('a'),
        humanCheck: secret('h'),
        receipt: secret('r'),
        bounce: secret('b'),
        file: secret('f'),
      },
    } satisfies LabSettings)
    const { port } = await Promise.race([
      new Promise<Ready>((ready) => child.once('message', (message) => ready(message as Ready))),
      ended.then((code): Promise<Ready> => {
        // Whoever closes the laboratory asks for nobody any more.
        if (isClosing) return new Promise(() => undefined)
        throw new Error(`${name} ended with ${code} before it answered:\n${log.join('\n')}`)
      }),
    ])
    return {
      name,
      port,
      database,
      mail,
      registries,
      log,
      ended,
      kill: () => void child.kill('SIGKILL'),
      ask: () => void child.kill('SIGTERM'),
    }
  }

  return {
    ...ground,
    get instances() {
      return serving
    },
    launch,
    serve(...instances) {
      serving = instances
      balancer.serve(instances.map(({ port }) => port))
    },
    async close() {
      isClosing = true
      for (const child of living) child.kill('SIGKILL')
      await Promise.all([...taps].map((tap) => tap.close()))
      await close()
    },
  }
}

function at(address: string, port: number): string {
  const moved = new URL(address)
  moved.port = String(port)
  return moved.href
}
