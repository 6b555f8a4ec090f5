import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBounce } from '../../src/adapters/mail/read-bounce.ts'
import { readCsv } from '../../src/adapters/csv/read-csv.ts'
import { readTaxpayerFile } from '../../src/adapters/csv/read-taxpayer-file.ts'
import { importEmployers } from '../../src/employers/app/import-employers.ts'
import { createEmployerImportStore } from '../../src/employers/store/employer-import.ts'
import { newId } from '../../src/entry/chance.ts'
import type { MessageId } from '../../src/kernel/ids.ts'
import { isSynthetic } from '../../src/kernel/synthetic.ts'
import { instant } from '../../src/kernel/time.ts'
import { recordBounce } from '../../src/messaging/store/bounce-store.ts'
import { importSnapshot } from '../../src/proofs/registry/app/import-snapshot.ts'
import type { SnapshotRegistry } from '../../src/proofs/registry/app/import-ports.ts'
import { createSnapshotStore } from '../../src/proofs/registry/store/snapshots.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { octetsOf } from '../support/fuzz/input.ts'
import { findingLines, fuzzOptions, isWanted, report } from '../support/fuzz/options.ts'
import { runTarget, type Ran } from '../support/fuzz/run-target.ts'
import type { Target } from '../support/fuzz/target.ts'
import { companyFile, employerFile, personFile, taxpayerFile } from './samples.ts'
import { report as bounce } from './targets/mail.ts'

/** What the build server feeds each. */
const inputsOfCi = 150

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const now = instant(Date.UTC(2027, 2, 1, 15))
async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield octetsOf(text)
}

const snapshotOf = (registry: SnapshotRegistry, name: string, file: string): Target => ({
  name,
  file: 'proofs/registry/app/import-snapshot.ts',
  seeds: [file],
  call: (text: string) =>
    importSnapshot(registry, {
      store: createSnapshotStore(database.db),
      batches: registry === 'taxpayer' ? readTaxpayerFile(whole(text)) : readCsv(whole(text)),
      accept: isSynthetic,
      dropAllowed: 1,
      part: 'all',
      asOf: new Date(now),
      source: 'sample',
    }),
})

/** Readers together with the database that what they read is written to: it refuses what they let through. */
const targets: readonly Target[] = [
  {
    name: 'importEmployers',
    file: 'employers/app/import-employers.ts',
    seeds: [employerFile],
    call: (text: string) =>
      importEmployers({
        store: createEmployerImportStore(database.db),
        batches: readCsv(whole(text)),
        accept: { identifier: isSynthetic, mail: (address) => address.endsWith('.example') },
        newEmployerId: () => newId(now),
        newContactId: () => newId(now),
      }),
  },
  snapshotOf('taxpayer', 'importSnapshot: taxpayer', taxpayerFile),
  snapshotOf('civil', 'importSnapshot: civil', personFile),
  snapshotOf('companies', 'importSnapshot: companies', companyFile),
  {
    name: 'recordBounce',
    file: 'messaging/store/bounce-store.ts',
    seeds: [bounce],
    async call(text: string) {
      const status = await readBounce(octetsOf(text))
      if (status === undefined) return
      const messageId = '01936f3c-0000-7000-8000-0123456789ab' as MessageId
      await recordBounce(database.db, { messageId, attempt: 1, action: status.action, reply: status.reply })
    },
  },
]

it(
  'what is read from files and mail is taken by the database, or refused row by row (RELIABILITY 11)',
  { timeout: 86_400_000 },
  async () => {
    const options = fuzzOptions()
    const { seed, from, seconds, inputs } = options
    const wanted = targets.filter(({ name }) => isWanted(options, 'stores', name))
    const ran: Ran[] = []
    for (const target of wanted)
      ran.push(
        await runTarget(target, {
          seed,
          from,
          inputs:
            inputs === undefined
              ? seconds === undefined
                ? inputsOfCi
                : Number.MAX_SAFE_INTEGER
              : Math.ceil(inputs / wanted.length),
          ...(seconds === undefined ? {} : { milliseconds: (1_000 * seconds) / wanted.length }),
        }),
      )
    report('stores', options, ran)
    expect(findingLines(ran)).toEqual([])
  },
)
