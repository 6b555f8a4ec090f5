import { parseCaseCode } from '../../kernel/case-code.ts'

/** Where a case code stands in what a scanner read: an address, or words around it. */
const within = /CLV[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}/i

/** The case code that was typed or scanned; undefined when there is none in it. */
export function scannedCode(raw: string): string | undefined {
  const found = parseCaseCode(within.exec(raw)?.[0] ?? raw)
  return found.ok ? found.value : undefined
}
