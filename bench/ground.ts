import { chmod, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorldEmployer } from '../src/entry/demo/invent-employer.ts'
import type { World } from '../src/entry/demo/world.ts'
import { systemClock } from '../dist/entry/chance.js'
import { seedWorld } from '../dist/entry/demo/seed-world.js'
import { world } from '../dist/entry/demo/world.js'
import { ensureInstallation } from '../dist/entry/ensure-installation.js'
import { importedRegistries, mailTransport, openInstallation } from '../dist/entry/open-installation.js'
import { parseEmployerIdentifier } from '../dist/kernel/employer-identifier.js'
import { migrateWorker } from '../dist/messaging/worker.js'
import { startEmbedded, type EmbeddedCluster } from '../dist/platform/database/embedded.js'
import { migrate } from '../dist/platform/database/migrate.js'
import { ecuadorDay } from '../dist/proofs/challenges/app/prepare-round.js'
import { createAnswering, factsOf, type AnswerQuestion } from './answers.ts'
import { configIn } from './bench-config.ts'
import { root } from './place.ts'
import type { Person } from './recovery.ts'
import { median } from './statistics.ts'

/** What a run stands on: a folder of its own, a durable PostgreSQL in it, and a world of employers. */
export interface Ground {
  readonly folder: string
  readonly cluster: EmbeddedCluster
  readonly databaseUrl: string
  readonly answer: AnswerQuestion
  /** The next employer that has not recovered yet; throws when there is none left. */
  next(): Person
  /** How many were taken. */
  taken(): number
  clear(): Promise<void>
}

export async function prepareGround(employers: number): Promise<Ground> {
  await mkdir(join(root, 'data'), { recursive: true })
  const folder = await mkdtemp(join(root, 'data', 'bench-'))
  // PostgreSQL does not run as root; it must be able to walk in.
  await chmod(folder, 0o755)
  const cluster = await startEmbedded({ folder })
  await cluster.createDatabase('clavero')
  const databaseUrl = cluster.url('clavero')
  await migrate(databaseUrl, join(root, 'migrations'))
  await migrateWorker(databaseUrl)

  const today = ecuadorDay(systemClock())
  const made = withOneNameEach(world({ today, employers }))
  await seed(folder, databaseUrl, made)

  const facts = factsOf(made)
  const people = made.employers.filter(canRecoverOnline).map((employer): Person => ({
    identifier: employer.identifier,
    document: employer.representatives[0]?.document ?? '',
    mail: employer.mail ?? '',
    key: employer.key ?? '',
    facts: facts(employer),
  }))
  let at = 0
  return {
    folder,
    cluster,
    databaseUrl,
    answer: await createAnswering(today),
    next() {
      const person = people[at++]
      if (person === undefined)
        throw new Error('every employer of the world has recovered: use fewer --seconds')
      return person
    },
    taken: () => at,
    async clear() {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
      // The embedded PostgreSQL of a start as root may have moved its data out of a closed folder.
      if (cluster.folder !== folder) await rm(cluster.folder, { recursive: true, force: true })
    },
  }
}

/** Of the crowd, not of the cast: nothing is wrong with them but the lost key. */
function canRecoverOnline(employer: WorldEmployer): boolean {
  if (!/^empresa\d+@/.test(employer.mail ?? '') || employer.class === 'householdEmployer') return false
  const read = parseEmployerIdentifier(employer.identifier)
  return read.ok && read.value.kind !== 'household' && !read.value.doubt
}

/** Companies of the crowd share representatives; whoever stands for several has one name everywhere. */
function withOneNameEach(made: World): World {
  const names = new Map(made.people.map((person) => [person.document, person.names]))
  const named = <R extends { readonly document: string; readonly names: string }>(one: R): R => ({
    ...one,
    names: names.get(one.document) ?? one.names,
  })
  const taxpayers = made.taxpayers.map((one) => ({ ...one, representatives: one.representatives.map(named) }))
  const byRuc = new Map(taxpayers.map((one) => [one.ruc, one.representatives[0]?.names]))
  return {
    ...made,
    taxpayers,
    employers: made.employers.map((one) => ({ ...one, representatives: one.representatives.map(named) })),
    companies: made.companies.map((one) => ({
      ...one,
      representatives: one.representatives.map((each) => ({
        ...each,
        names: byRuc.get(one.ruc) ?? each.names,
      })),
    })),
  }
}

/** With the secrets that the service will have, or no stored key would fit. */
async function seed(folder: string, databaseUrl: string, made: World): Promise<void> {
  const config = configIn(folder)
  const opened = await openInstallation(config, {
    databaseUrl,
    // Nothing is sent while seeding; the port of discard stands for no server.
    transport: mailTransport(config, {
      host: '127.0.0.1',
      port: 9,
      tls: false,
      domain: 'avisos.example',
      sender: 'avisos@avisos.example',
    }),
    registries: (db) => importedRegistries(db),
    demo: null,
  })
  try {
    await ensureInstallation(opened.db, 'production')
    await seedWorld(opened.db, made, (key) => opened.hasher.hash(key), systemClock())
    await opened.db.pool.query('vacuum analyze')
  } finally {
    await opened.close()
  }
}

/** Milliseconds of one `fdatasync` of a small write where the data lie: what "durable" costs on this disk. */
export async function syncTime(folder: string): Promise<number> {
  const file = await open(join(folder, 'sync'), 'w')
  try {
    const times: number[] = []
    for (let n = 0; n < 40; n++) {
      await file.write(Buffer.alloc(8_192, n), 0, 8_192, 0)
      const begun = performance.now()
      await file.datasync()
      times.push(performance.now() - begun)
    }
    return median(times)
  } finally {
    await file.close()
  }
}
