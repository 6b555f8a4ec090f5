/**
 * Runs until the process is asked to stop, then closes everything once. A second signal ends it at
 * once: an operator who presses twice means it.
 */
export async function untilSignal(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const first = () => resolve()
    process.once('SIGINT', first)
    process.once('SIGTERM', first)
  })
  const impatient = () => process.exit(130)
  process.once('SIGINT', impatient)
  process.once('SIGTERM', impatient)
  await close()
}
