import type { AuditHead, ExportFacts, LogLine } from '../../audit/index.ts'
import { toIso, type Instant } from '../../kernel/time.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { dayText, placeText, type LogView } from '../domain/log-view.ts'
import type { ToldLine } from './case-view.ts'
import { linesOf, mostLines, tellOfLog, type ReadLogDeps } from './read-log.ts'

export interface ExportLogDeps extends ReadLogDeps {
  readonly institution: string
  /** All lanes, as they are now. */
  heads(): Promise<readonly AuditHead[]>
  /** Adds a last line that ties the facts to the text, signed. The digest is of the text before it, hex. */
  seal(text: string, facts: ExportFacts): { readonly text: string; readonly digest: string }
}

const portion = 1_000

/**
 * The log as a signed file, newest lines first (S-21). The heads are read before the lines and bound them: every
 * entry up to a head is committed, so nothing that was written before is left out because it was still on its way.
 */
export async function exportLog(
  deps: ExportLogDeps,
  view: LogView,
  who: Pick<OnDuty, 'id' | 'name'>,
  now: Instant,
  write: (lines: readonly ToldLine[], facts: ExportFacts) => string,
): Promise<string> {
  const heads = await deps.heads()
  const [found, nameOf, members] = await Promise.all([
    upTo(deps, view, heads),
    deps.namesOfActors(),
    deps.members(),
  ])
  const lines = found.slice(0, mostLines).map((line) => ({ ...line, name: nameOf(line.actor) }))
  const last = lines.at(-1)
  const facts: ExportFacts = {
    institution: deps.institution,
    at: toIso(now),
    by: who.name,
    actor: deps.actorWord(who.id),
    caseCode: view.caseCode ?? null,
    officer: members.find(({ id }) => id === view.officer)?.name ?? view.officer ?? null,
    from: view.from === undefined ? null : dayText(view.from),
    to: view.to === undefined ? null : dayText(view.to),
    before: view.before === undefined ? null : placeText(view.before),
    lines: lines.length,
    cut:
      found.length <= mostLines || last === undefined
        ? null
        : {
            line: lines.length,
            at: new Date(last.at).toISOString(),
            lane: last.place.lane,
            seq: last.place.seq,
          },
    heads: heads.map(({ lane, seq, hash }) => `${lane}:${seq}:${hash}`),
  }
  const { text, digest } = deps.seal(write(lines, facts), facts)
  await tellOfLog(deps, 'logExported', who.id, view, {
    lines: lines.length,
    cut: facts.cut !== null,
    digest,
  })
  return text
}

/** One line more than an export has room for, if there are so many. */
async function upTo(deps: ExportLogDeps, view: LogView, heads: readonly AuditHead[]): Promise<LogLine[]> {
  const ends = new Map(heads.map(({ lane, seq }) => [lane, seq]))
  const lines: LogLine[] = []
  let { before } = view
  while (lines.length <= mostLines) {
    const found = await linesOf(deps, { ...view, before }, portion)
    lines.push(...found.filter(({ place }) => place.seq <= (ends.get(place.lane) ?? 0)))
    before = found.at(-1)?.place
    if (found.length < portion) break
  }
  return lines
}
