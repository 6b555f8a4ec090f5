import { parseId, type CaseId } from '../../kernel/ids.ts'
import { deskPaths, isDeskStatus, openDeskStatuses, type DeskPath, type DeskStatus } from './desk-case.ts'

/** The tabs of S-02. */
export const queueTabs = ['mine', 'free', 'approve', 'due', 'all'] as const
export type QueueTab = (typeof queueTabs)[number]

/** By urgency, or by how long it waits. */
export const queueSorts = ['due', 'wait'] as const
export type QueueSort = (typeof queueSorts)[number]

/** The last row of the page before: the next one begins behind it, however many came and went meanwhile. Microseconds since 1970. */
export interface QueueCursor {
  readonly due: number
  readonly wait: number
  readonly caseId: CaseId
}

/** What somebody looks at; it stands in the address, so that it can be kept and sent. */
export interface QueueView {
  readonly tab: QueueTab
  readonly path: DeskPath | undefined
  /** Left out: everything at which something is still to be done. */
  readonly status: DeskStatus | undefined
  readonly sort: QueueSort
  readonly after: QueueCursor | undefined
}

export const firstView: QueueView = {
  tab: 'free',
  path: undefined,
  status: undefined,
  sort: 'due',
  after: undefined,
}

/** Names in the address. */
const names = { tab: 'ver', path: 'via', status: 'estado', sort: 'orden', after: 'desde' } as const
export const queueFields = names

const oneOf = <T extends string>(known: readonly T[], raw: unknown): T | undefined =>
  known.find((each) => each === raw)

/** Reads an address that anybody may have written: what is not known is as if it were not there. */
export function readQueueView(query: Readonly<Record<string, unknown>>): QueueView {
  const status = query[names.status]
  return {
    tab: oneOf(queueTabs, query[names.tab]) ?? firstView.tab,
    path: oneOf(deskPaths, query[names.path]),
    status: typeof status === 'string' && isDeskStatus(status) ? status : undefined,
    sort: oneOf(queueSorts, query[names.sort]) ?? firstView.sort,
    after: cursorOf(query[names.after]),
  }
}

/** The part of an address that `readQueueView` reads; nothing that goes without saying. */
export function queueQuery(view: QueueView): string {
  const { tab, path, status, sort, after } = view
  const pairs = [
    [names.tab, tab === firstView.tab ? undefined : tab],
    [names.path, path],
    [names.status, status],
    [names.sort, sort === firstView.sort ? undefined : sort],
    [names.after, after && `${after.due}.${after.wait}.${after.caseId}`],
  ] as const
  const said = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return said.length === 0 ? '' : `?${said.join('&')}`
}

function cursorOf(raw: unknown): QueueCursor | undefined {
  const [, due = '', wait = '', id = ''] =
    (typeof raw === 'string' && /^([0-9]{1,16})\.([0-9]{1,16})\.([0-9a-f-]{36})$/.exec(raw)) || []
  const caseId = parseId<CaseId>(id)
  const [atDue, atWait] = [Number(due), Number(wait)]
  // A number that does not fit names another place than the one that is written.
  const fits = due !== '' && Number.isSafeInteger(atDue) && Number.isSafeInteger(atWait)
  return caseId.ok && fits ? { due: atDue, wait: atWait, caseId: caseId.value } : undefined
}

/** Which statuses a view shows: that of its tab, of its filter, or all that are open. */
export function statusesOf({ tab, status }: QueueView): readonly DeskStatus[] {
  const ofTab: readonly DeskStatus[] = tab === 'approve' ? ['second'] : openDeskStatuses
  if (status === undefined) return ofTab
  return tab === 'approve' && status !== 'second' ? [] : [status]
}
