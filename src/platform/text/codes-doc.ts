import { catalogue, nextPaths } from '../../kernel/catalogue.ts'
import type { Audience, CatalogueEntry, Fault } from '../../kernel/catalogue.ts'
import type { Texts } from './texts.ts'

/** The page `docs/codes.md`: the catalogue of codes, for help desks and for those who call the service. */
export function codesDoc(texts: Texts): string {
  const rows = catalogue.map((entry) => cells(entry, texts).map(escaped).join(' | '))
  return `${head}${rows.map((row) => `| ${row} |`).join('\n')}\n`
}

const head = `# Codes

Made from \`src/kernel/catalogue.ts\` and \`texts/\` by \`scripts/generate-docs.mjs\`; a change here is lost.

Each message that says no carries a code, small, under its words: \`Código: CLV-130\`. The words are enough
without it; the code is for the help desk and for programs. A code never changes its meaning.

- **Status**: the HTTP status of the page.
- **Told to**: anyone; *proven* = someone who passed the questions or came from the registered mail or
  phone; *identified* = a person checked by staff, biometrics or electronic signature.
- **Mended by**: who can do something about it. Only a person's own slip can use up a try.
- **Try**: whether it spends one of the few tries a person has for that check.
- **Next**: the screen offered, and its address.

| Code | Name | Message (es-EC) | Message (en) | Status | Told to | Mended by | Try | Next |
|---|---|---|---|---|---|---|---|---|
`

const toldTo: Record<Audience, string> = { 0: 'anyone', 1: 'proven', 2: 'identified' }

const mendedBy: Record<Fault, string> = {
  person: 'the person',
  institution: 'the institution',
  registry: 'the registry',
  staff: 'staff at a centre',
  waits: 'time',
}

function cells(entry: CatalogueEntry, texts: Texts): string[] {
  return [
    entry.code,
    `\`${entry.name}\``,
    texts.t('es', entry.textKey),
    texts.t('en', entry.textKey),
    String(entry.httpStatus),
    toldTo[entry.audience],
    mendedBy[entry.fault],
    entry.usesUpTry ? 'spent' : 'no',
    `${entry.next} \`${nextPaths[entry.next]}\``,
  ]
}

/** A bar inside a cell would begin the next one. */
const escaped = (cell: string): string => cell.replaceAll('|', '\\|')
