/** What stands in a field that nobody filled in, after folding case (DOMAIN 4.3, ATK-29). */
const absent =
  /^(?:|n\/?a|n\/?d|s\/?[dn]|null|none|undefined|no aplica|no registra|sin datos?|[-.\s]+|[0\s:/.-]+)$/i

/** The field without outer blanks, or nothing if it holds no value. */
export function registryText(raw: string | null | undefined): string | undefined {
  const text = raw?.trim()
  return text === undefined || absent.test(text) ? undefined : text
}

export type RegistryDay =
  { readonly is: 'day'; readonly day: string } | { readonly is: 'absent' } | { readonly is: 'unreadable' }

const time = String.raw`(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/](\d{2})[-/](\d{2})${time}$`)
const dayFirst = new RegExp(String.raw`^(\d{2})[-/](\d{2})[-/](\d{4})${time}$`)

/** A registry's day in any of the ways seen (DOMAIN 5), as `YYYY-MM-DD`. The hour is dropped, never converted. */
export function registryDay(raw: string | null | undefined): RegistryDay {
  const text = registryText(raw)
  if (text === undefined) return { is: 'absent' }
  const first = yearFirst.exec(text)
  if (first) return dayOf(first[1] ?? '', first[2] ?? '', first[3] ?? '')
  const last = dayFirst.exec(text)
  return last ? dayOf(last[3] ?? '', last[2] ?? '', last[1] ?? '') : { is: 'unreadable' }
}

function dayOf(year: string, month: string, day: string): RegistryDay {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists && Number(year) >= 1800 ? { is: 'day', day: `${year}-${month}-${day}` } : { is: 'unreadable' }
}
