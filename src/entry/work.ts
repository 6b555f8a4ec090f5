import { startBounceIntake } from '../adapters/mail/bounce-intake.ts'
import { recordBounce } from '../messaging/store/bounce-store.ts'
import type { Config } from '../platform/config/config.ts'
import { startWorker } from '../messaging/worker.ts'
import { beginHousekeeping } from '../platform/housekeeping.ts'
import { compose } from './compose.ts'
import { ensureInstallation } from './ensure-installation.ts'
import { ensureMigrated } from './ensure-migrated.ts'
import { envelopeSenderOf, openInstallation } from './open-installation.ts'
import { production, surroundingsOf } from './serve.ts'
import { untilSignal } from './until-signal.ts'

/** The worker of a production installation: mail out and its reports back, and the house kept. Any number may run. */
export async function work(config: Config): Promise<void> {
  const installation = await openInstallation(config, surroundingsOf(production(config)))
  await ensureMigrated(installation.db)
  await ensureInstallation(installation.db, 'production')
  const worker = await startWorker({
    db: installation.db,
    tasks: compose(installation).tasks,
    onFault: (fault) => installation.logger && installation.logger.error({ err: fault }, 'a job failed'),
  })
  await beginHousekeeping(installation.db)
  const { bouncePort, domain } = production(config).mail
  const bounces =
    bouncePort === undefined
      ? undefined
      : await startBounceIntake({
          envelopeSender: envelopeSenderOf(config, domain),
          onReport: (report) => recordBounce(installation.db, report),
          port: bouncePort,
          lmtp: true,
        })
  await untilSignal(async () => {
    await bounces?.close()
    await worker.stop()
    await installation.close()
  })
}
