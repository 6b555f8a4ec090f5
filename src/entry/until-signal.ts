/**
 * Aborted by the first signal that asks the process to stop, from now on. A second one ends it at once: an
 * operator who presses twice means it.
 */
export function firstSignal(): AbortSignal {
  const controller = new AbortController()
  const first = () => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.off(name, first)
      process.once(name, () => process.exit(130))
    }
    controller.abort()
  }
  process.on('SIGINT', first)
  process.on('SIGTERM', first)
  return controller.signal
}

/** Runs until the process is asked to stop, then closes everything once. */
export async function untilSignal(close: () => Promise<void>, asked = firstSignal()): Promise<void> {
  if (!asked.aborted) await new Promise((heard) => asked.addEventListener('abort', heard, { once: true }))
  await close()
}
