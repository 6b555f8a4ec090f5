import type { FastifyBaseLogger } from 'fastify'

/**
 * What nothing else caught comes into the log, too, and not on standard error alone (ASVS 16.5.4). It still ends
 * the process: after it nobody knows what is sound, and another one goes on where this one stopped.
 * @returns takes the net down.
 */
export function hangLastNet(logger: FastifyBaseLogger | false): () => void {
  const tell = (fault: Error, origin: NodeJS.UncaughtExceptionOrigin): void => {
    if (logger !== false) logger.fatal({ err: fault, origin }, 'nothing caught this')
  }
  process.on('uncaughtExceptionMonitor', tell)
  return () => void process.off('uncaughtExceptionMonitor', tell)
}
