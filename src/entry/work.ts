import { startBounceIntake } from '../adapters/mail/bounce-intake.ts'
import { recordBounce } from '../messaging/store/bounce-store.ts'
import type { Config } from '../platform/config/config.ts'
import { startWorker } from '../messaging/worker.ts'
import { beginAllRounds } from './begin-rounds.ts'
import { compose } from './compose.ts'
import { envelopeSenderOf } from './open-installation.ts'
import { production, runOn } from './serve.ts'

/** The worker of a production installation: mail out and its reports back, and the house kept. Any number may run. */
export const work = (config: Config): Promise<void> =>
  runOn(config, async (installation) => {
    const { db, logger } = installation
    const { bouncePort, domain } = production(config).mail
    // First what may find its port taken.
    const bounces =
      bouncePort === undefined
        ? undefined
        : await startBounceIntake({
            envelopeSender: envelopeSenderOf(config, domain),
            onReport: (report) => recordBounce(db, report),
            port: bouncePort,
            lmtp: true,
          })
    const { tasks, trusting } = compose(installation)
    const worker = await startWorker({
      db,
      tasks,
      onFault: (fault) => logger && logger.error({ err: fault }, 'a job failed'),
    })
    await beginAllRounds(db)
    return async () => {
      await bounces?.close()
      await trusting.close()
      await worker.stop()
    }
  })
