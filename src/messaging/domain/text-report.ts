/** What a gateway says became of a message. */
export interface TextReport {
  /** How we called the message, `uuid` or `uuid.attempt`. */
  readonly id: string
  readonly attempt: number | undefined
  readonly result: 'delivered' | 'failed' | 'expired'
}

const nameForm =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:\.([1-9][0-9]{0,3}))?$/
const results: ReadonlySet<string> = new Set(['delivered', 'failed', 'expired'])

/**
 * Reads `{ "id": …, "status": … }` off a text that came from outside, `id` as we called the message. Anything else,
 * interim states of a gateway included, is undefined: it changes nothing.
 */
export function readTextReport(body: string): TextReport | undefined {
  let said: unknown
  try {
    said = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof said !== 'object' || said === null) return undefined
  const { id, status } = said as { readonly id?: unknown; readonly status?: unknown }
  const [, name, attempt] = typeof id === 'string' ? (nameForm.exec(id) ?? []) : []
  if (name === undefined || typeof status !== 'string' || !results.has(status)) return undefined
  return {
    id: name,
    attempt: attempt === undefined ? undefined : Number(attempt),
    result: status as TextReport['result'],
  }
}
