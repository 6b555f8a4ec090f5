import { codeOf, type CodeName } from '../../kernel/catalogue.ts'
import type { Advice } from '../../platform/web/repeats.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import { rowOfCode, slugOf } from '../domain/rows.ts'

/**
 * Where the door of a row leads to the very page on which somebody has just been refused again, or to more of the
 * same, another one is meant.
 */
const doors: Readonly<Partial<Record<CodeName, Pick<Advice, 'href' | 'words'>>>> = {
  identityMismatch: { href: '/ayuda/que-me-pasa', words: 'g.help.triage' },
  humanCheckFailed: { href: '/comprobacion', words: 'why.slow' },
  humanCheckExpired: { href: '/comprobacion', words: 'why.slow' },
  humanCheckUsed: { href: '/comprobacion', words: 'why.slow' },
  linkExpired: { href: '/otras-formas', words: 't.next.otherWays' },
  keyRules: { href: '#reglas', words: 'why.rules' },
  keyUsedBefore: { href: '#reglas', words: 'why.rules' },
  mailCodeMismatch: { href: '/otras-formas', words: 't.next.otherWays' },
  screenCodeMismatch: { href: '/otras-formas', words: 't.next.otherWays' },
}

/** What helps whoever meets the same refusal again and again; undefined for codes that no row answers. */
export function adviceOf(name: CodeName): Advice | undefined {
  const row = rowOfCode(codeOf(name))
  if (row === undefined) return undefined
  const title: PlainKey = `t.${slugOf(row.id)}.title`
  return { title, href: row.next.path, words: `t.next.${row.next.words}`, ...doors[name] }
}
