/**
 * Judges a new key while it is typed, by the table the server wrote (`LiveRules` of
 * `keys/domain/live-rules.ts`), so both always agree; the server has the last word. Hooks: a list with
 * `data-key-rules="{id of the box}"`, the table as JSON in `data-rules`, the words `data-ok`, `data-no`
 * and `data-live` ("Cumple {n} de {total}"), and one item per rule with `data-rule`: `len`, `upper`,
 * `lower`, `digit`, `symbol`, `own`, `seq`. Each item begins with an empty `data-rule-state`.
 */
export type RuleId = 'len' | 'upper' | 'lower' | 'digit' | 'symbol' | 'own' | 'seq'

export type RuleTable = {
  readonly min: number
  readonly max: number
  readonly alphabet: 'ascii' | 'unicode'
  readonly classes: readonly {
    readonly kind: 'upper' | 'lower' | 'digit' | 'symbol'
    readonly pattern: string
  }[]
  readonly own: readonly { readonly parts: readonly string[] }[]
  readonly lookAlikes: Readonly<Record<string, string>>
  readonly series: { readonly length: number; readonly rows: readonly string[] }
}

const accepted = { ascii: /^[!-~]$/u, unicode: /^(?:[^\p{C}\p{Z}\p{DI}\uFFFD]| )$/u }
const hasLetter = (text: string): boolean => /\p{L}/u.test(text)
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function holdsOwn(folded: string, parts: readonly string[], asLetters: (text: string) => string): boolean {
  const read = asLetters(folded)
  return parts.some((part) => {
    if (folded.includes(part)) return true
    if (!hasLetter(part)) return false
    const swapped = asLetters(part)
    for (let at = read.indexOf(swapped); at >= 0; at = read.indexOf(swapped, at + 1)) {
      if (hasLetter(folded.slice(at, at + swapped.length))) return true
    }
    return false
  })
}

function hasSeries(key: string, { length, rows }: RuleTable['series']): boolean {
  const characters = [...key.toLowerCase()]
  return characters.some((_, at) => {
    const run = characters.slice(at, at + length)
    if (run.length < length) return false
    if (run.every((character) => character === run[0])) return true
    const forwards = run.join('')
    const backwards = [...run].reverse().join('')
    return rows.some((row) => row.includes(forwards) || row.includes(backwards))
  })
}

/** Which rules a key keeps. An empty box keeps none. */
export function judge(table: RuleTable, raw: string): ReadonlyMap<RuleId, boolean> {
  const key = raw.normalize('NFC')
  const characters = [...key]
  const typed = characters.filter((character) => accepted[table.alphabet].test(character)).join('')
  const folded = fold(key)
  const asLetters = (text: string): string => [...text].map((sign) => table.lookAlikes[sign] ?? sign).join('')
  const kept: [RuleId, boolean][] = [
    ['len', characters.length >= table.min && characters.length <= table.max],
    ...table.classes.map(({ kind, pattern }): [RuleId, boolean] => [
      kind,
      new RegExp(pattern, 'u').test(typed),
    ]),
    ['own', !table.own.some(({ parts }) => holdsOwn(folded, parts, asLetters))],
    ['seq', !hasSeries(key, table.series)],
  ]
  return new Map(kept.map(([id, isKept]) => [id, isKept && key !== '']))
}

function prepare(list: HTMLElement): void {
  const { keyRules = '', rules, ok = '', no = '', live = '' } = list.dataset
  const box = document.getElementById(keyRules)
  if (!(box instanceof HTMLInputElement) || !rules) return
  const table: RuleTable = JSON.parse(rules)
  const items = [...list.querySelectorAll<HTMLElement>('[data-rule]')]
  const status = document.createElement('div')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  list.after(status)
  let silence: ReturnType<typeof setTimeout> | undefined

  const show = (): number => {
    const kept = judge(table, box.value)
    let count = 0
    for (const item of items) {
      const isKept = [...kept].some(([id, isMet]) => id === item.dataset['rule'] && isMet)
      if (isKept) count += 1
      item.classList.toggle('clv-rules__met', isKept)
      item.classList.toggle('clv-rules__missing', !isKept)
      const state = item.querySelector('[data-rule-state]')
      if (state) state.textContent = `${isKept ? ok : no} `
    }
    return count
  }
  box.addEventListener('input', () => {
    const count = show()
    clearTimeout(silence)
    // Only after a second of silence, or every letter would be talked over (SCREENS P-12).
    silence = setTimeout(() => {
      status.textContent = live.replace('{n}', String(count)).replace('{total}', String(items.length))
    }, 1000)
  })
  // What was sent and refused is not written back: of an empty box nothing is said before somebody types.
  if (box.value !== '') show()
}

if (typeof document !== 'undefined')
  document.querySelectorAll<HTMLElement>('[data-key-rules]').forEach(prepare)
