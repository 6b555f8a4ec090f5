/**
 * Tries of a network are counted by the hour of the clock (`network_count`), so a test that takes them all up must not
 * see it turn: where this one has no more than so many seconds left, waits for the next.
 */
export async function withinAnHour(seconds = 40): Promise<void> {
  const left = 3_600_000 - (Date.now() % 3_600_000)
  if (left < seconds * 1_000) await new Promise((turned) => setTimeout(turned, left + 100))
}
