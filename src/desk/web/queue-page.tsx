import { shownName } from '../../kernel/mask.ts'
import { Button, Link, Select, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { QueueRow } from '../app/ports.ts'
import { mostCounted, type QueuePageOf } from '../app/queue.ts'
import { deskPaths, deskStatuses } from '../domain/desk-case.ts'
import {
  firstView,
  queueFields,
  queueQuery,
  queueSorts,
  queueTabs,
  type QueueView,
} from '../domain/queue-view.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { ageWords, dueWords, nextStepWords, statusColour } from './desk-words.ts'
import { DeskTabs } from './desk-tabs.tsx'

export interface QueuePageProps {
  readonly visit: Visit
  readonly view: QueueView
  readonly found: QueuePageOf
  /** Whether they may open a case, and whether they may take one. */
  readonly opensCases: boolean
  readonly serves: boolean
  /** They asked for the next case, and there was none. */
  readonly isNoneLeft: boolean
}

/** S-02. What to do next; everything that was chosen stands in the address. */
export function QueuePage(props: QueuePageProps): Html {
  const { visit, view, found } = props
  const { t } = visit
  const href = (change: Partial<QueueView>) =>
    `${deskRoutes.queue}${queueQuery({ ...view, after: undefined, ...change })}`
  return (
    <Page {...visit.page} title={t('s02.title')} styles={['more.css']} isWide back={staffPaths.home}>
      {props.serves && (
        <form method="post" action={deskRoutes.next} novalidate>
          <input type="hidden" name="f" value={visit.formNumber('deskNext', found.inHand)} />
          {props.isNoneLeft && <p class="govuk-inset-text">{t('s02.next.none')}</p>}
          <Button>{t('s02.next')}</Button>
        </form>
      )}
      <DeskTabs
        label={t('s02.tabs')}
        tabs={queueTabs.map((tab) => ({
          href: `${deskRoutes.queue}${queueQuery({ ...firstView, tab, sort: view.sort })}`,
          text: t(`s02.${tab}`),
          isHere: tab === view.tab,
        }))}
      />
      <Filters {...props} />
      <p class="govuk-body">
        {found.count > mostCounted
          ? t('s02.count.more', { n: mostCounted })
          : t('s02.count', { n: found.count })}
        {' · '}
        <span>{t('s02.zone', { zona: t('g.zone') })}</span>
      </p>
      {found.rows.length === 0 ? (
        <p class="govuk-body">{t('s02.empty')}</p>
      ) : (
        <WideTable
          caption={t('s02.title')}
          columns={[
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s02.col.kind') },
            { header: t('s02.col.state') },
            { header: t('s02.col.waits') },
            { header: t('s02.col.due') },
            { header: t('s02.col.who') },
            { header: t('s02.col.next') },
          ]}
          rows={found.rows.map((row) => cellsOf(row, props))}
          firstCellIsHeader
        />
      )}
      <p class="govuk-body">
        {view.after !== undefined && (
          <>
            <Link href={href({})}>{t('s02.start')}</Link>
            {' · '}
          </>
        )}
        {found.next !== undefined && (
          <>
            <Link href={href({ after: found.next.after })}>{t('s02.more')}</Link>
            {' · '}
          </>
        )}
        <Link href={`${deskRoutes.queueFile}${queueQuery({ ...view, after: undefined })}`}>
          {t('s02.export')}
        </Link>
      </p>
    </Page>
  )
}

function cellsOf(row: QueueRow, { visit, opensCases }: QueuePageProps) {
  const { t, now } = visit
  return [
    opensCases ? <Link href={casePath(deskRoutes.case, row.code)}>{row.code}</Link> : row.code,
    shownName(row),
    t(`s02.kind.${row.path}`),
    <Tag colour={statusColour[row.status]}>{t(`s02.st.${row.status}`)}</Tag>,
    ageWords(row.waitingSince, now, t),
    dueWords(row.dueAt, now, t),
    row.assignedTo?.name ?? t('s02.nobody'),
    t(nextStepWords(row.status)),
  ]
}

/** A GET form: what it asks for is in the address afterwards. */
function Filters({ visit, view }: QueuePageProps): Html {
  const { t } = visit
  return (
    <form method="get" action={deskRoutes.queue} class="clv-filters" novalidate>
      <input type="hidden" name={queueFields.tab} value={view.tab} />
      <Select
        name={queueFields.path}
        label={t('s02.col.kind')}
        value={view.path ?? ''}
        items={[
          { value: '', text: t('s02.any') },
          ...deskPaths.map((path) => ({ value: path, text: t(`s02.kind.${path}`) })),
        ]}
      />
      <Select
        name={queueFields.status}
        label={t('s02.col.state')}
        value={view.status ?? ''}
        items={[
          { value: '', text: t('s02.open') },
          ...deskStatuses.map((status) => ({ value: status, text: t(`s02.st.${status}`) })),
        ]}
      />
      <Select
        name={queueFields.sort}
        label={t('s02.sort')}
        value={view.sort}
        items={queueSorts.map((sort) => ({ value: sort, text: t(`s02.sort.${sort}`) }))}
      />
      <Button kind="secondary">{t('s02.filter')}</Button>
      <Link href={`${deskRoutes.queue}${queueQuery({ ...firstView, tab: view.tab })}`}>{t('s02.clear')}</Link>
    </form>
  )
}
