import { maskCedula, maskEmail, maskPersonName, maskRuc } from '../../kernel/mask.ts'
import type { Instant } from '../../kernel/time.ts'
import { instantOf } from '../../kernel/time.ts'
import { actsWithoutReceipt } from '../../audit/index.ts'
import type { Referral } from '../../cases/domain/case.ts'
import { Link, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { ToldLine } from '../app/case-view.ts'
import {
  comparedFields,
  type Cell,
  type Column,
  type Compared,
  type ComparedField,
} from '../app/compare-answers.ts'
import type { CaseMessage, EarlierCase } from '../app/ports.ts'
import { casePath, caseReceiptPath, deskRoutes } from './desk-paths.ts'
import { actWords, momentWords, reasonWords, whoWords } from './told-acts.ts'

const told = {
  frozen: 's05.why.frozen',
  rucSuspended: 's05.why.rucSuspended',
  rucCancelled: 's05.why.rucCancelled',
  noKeyYet: 's05.why.noKeyYet',
  blocked: 's05.why.blocked',
  noMail: 's05.why.noMail',
  notBlocked: 's05.why.other',
  thinFile: 's05.why.other',
  attendedOnly: 's05.why.other',
  mailRefused: 's05.why.noMail',
} as const satisfies Record<Referral, string>

export interface SummaryTabProps {
  readonly visit: Visit
  readonly why: readonly Referral[]
  /** The same as the person reads it, with its times. */
  readonly told: Html
  /** Only for whoever serves the case: a registry is asked for a reason. */
  readonly compared: Compared | undefined
  readonly seesWhole: boolean
}

/** Why the person is here, in words, and what everybody says about them. */
export function SummaryTab({ visit, why, told: said, compared, seesWhole }: SummaryTabProps): Html {
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('s05.why.title')}</h2>
      {why.length === 0 ? (
        <p class="govuk-body">{t('s05.why.other')}</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {why.map((reason) => (
            <li>{t(told[reason])}</li>
          ))}
        </ul>
      )}
      {said}
      <h2 class="govuk-heading-m">{t('s05.compare')}</h2>
      {compared === undefined ? (
        <p class="govuk-body">{t('s05.compare.later')}</p>
      ) : (
        <Answers visit={visit} compared={compared} seesWhole={seesWhole} />
      )}
    </>
  )
}

/** A number or a name is shown as far as it takes to compare; the words say whether it is the same. */
const masked: Readonly<Record<ComparedField, (value: string) => string>> = {
  ruc: maskRuc,
  legalName: (value) => value,
  state: (value) => value,
  cedula: (value) => value.split(', ').map(maskCedula).join(', '),
  representative: (value) => value.split(', ').map(maskPersonName).join(', '),
}

const states = ['active', 'suspended', 'cancelled', 'inLiquidation', 'other'] as const

function Answers({
  visit,
  compared,
  seesWhole,
}: {
  readonly visit: Visit
  readonly compared: Compared
  readonly seesWhole: boolean
}): Html {
  const { t } = visit
  const valueOf = (field: ComparedField, value: string): string => {
    const state = field === 'state' ? states.find((each) => each === value) : undefined
    if (state !== undefined) return t(`s05.reg.${state}`)
    return seesWhole ? value : masked[field](value)
  }
  const cellOf = (field: ComparedField, column: Column): Child => {
    if (column.outcome === 'notFound') return t('s05.notFound')
    if (column.asOf === null) return t('s05.noanswer')
    return cellWords(column.cells[field], valueOf(field, column.cells[field].value), visit)
  }
  return (
    <WideTable
      caption={t('s05.compare')}
      firstCellIsHeader
      columns={[
        { header: t('s05.field') },
        { header: t('s05.said') },
        ...compared.columns.map(({ registry }) => ({ header: t(`s05.registry.${registry}`) })),
      ]}
      rows={[
        ...comparedFields.map((field) => [
          t(`s05.field.${field}`),
          valueOf(field, compared.said[field]),
          ...compared.columns.map((column) => cellOf(field, column)),
        ]),
        [
          t('s05.asOf'),
          '',
          ...compared.columns.map(({ asOf }) =>
            asOf === null ? t('s05.noanswer') : momentWords(instantOf(asOf)),
          ),
        ],
      ]}
    />
  )
}

function cellWords(cell: Cell, value: string, { t }: Visit): Child {
  switch (cell.is) {
    case 'absent':
      return t('s05.absent')
    case 'plain':
      return value
    case 'same':
      return (
        <>
          {value} <Tag colour="green">{t('s05.equal')}</Tag>
        </>
      )
    case 'different':
      return (
        <>
          {value} <Tag colour="red">{t('s05.different')}</Tag>
        </>
      )
  }
}

/** Who, what, when and why; nothing in it can be changed. */
export function HistoryTab({
  visit,
  lines,
  notes,
  code,
}: {
  readonly visit: Visit
  readonly lines: readonly ToldLine[]
  readonly notes: Html
  readonly code: string
}): Html {
  const { t } = visit
  return (
    <>
      {notes}
      <h2 class="govuk-heading-m">{t('s05.tab.history')}</h2>
      <p class="govuk-body">{t('s05.history.note')}</p>
      <LineTable visit={visit} lines={lines} code={code} />
    </>
  )
}

export const LineTable = ({
  visit: { t },
  lines,
  code,
}: {
  readonly visit: Visit
  readonly lines: readonly ToldLine[]
  /** Of the case whose acts these are: each that changed something leads to its receipt. */
  readonly code?: string | undefined
}): Html => (
  <WideTable
    caption={t('s05.tab.history')}
    columns={[
      { header: t('s05.history.when') },
      { header: t('s05.history.what') },
      { header: t('s05.history.who') },
      { header: t('s05.history.why') },
      ...(code === undefined ? [] : [{ header: t('rcp.col.get') }]),
    ]}
    rows={lines.map((line) => [
      momentWords(line.at),
      actWords(line.act, t),
      whoWords(line, t),
      reasonWords(line, t),
      ...(code === undefined ? [] : [receiptLink(line, code, t)]),
    ])}
  />
)

function receiptLink(line: ToldLine, code: string, t: Visit['t']): Html | string {
  if (actsWithoutReceipt.some((act) => act === line.act)) return '–'
  return (
    <Link href={caseReceiptPath(code, line.place)}>
      {t('rcp.json')}
      <span class="govuk-visually-hidden">{`: ${actWords(line.act, t)}, ${momentWords(line.at)}`}</span>
    </Link>
  )
}

const messageStates = [
  'queued',
  'sending',
  'accepted',
  'unknown',
  'deferred',
  'rejected',
  'cancelled',
] as const

export function MessagesTab({
  visit,
  messages,
  seesMail,
}: {
  readonly visit: Visit
  readonly messages: readonly CaseMessage[]
  readonly seesMail: boolean
}): Html {
  const { t } = visit
  const at = (moment: Instant | null): string => (moment === null ? '' : momentWords(moment))
  if (messages.length === 0) return <p class="govuk-body">{t('s05.msg.none')}</p>
  return (
    <WideTable
      caption={t('s05.tab.messages')}
      columns={[
        { header: t('s05.msg.kind') },
        { header: t('s05.msg.to') },
        { header: t('s05.msg.state') },
        { header: t('s05.msg.at') },
        { header: t('s05.msg.accepted') },
        { header: t('s05.msg.openedAt') },
        { header: t('s05.msg.reply') },
      ]}
      rows={messages.map((message) => {
        const state = messageStates.find((each) => each === message.state)
        return [
          message.template,
          seesMail ? message.address : maskEmail(message.address),
          state === undefined ? message.state : t(`s05.msg.st.${state}`),
          at(message.createdAt),
          at(message.acceptedAt),
          at(message.openedAt),
          message.reply,
        ]
      })}
    />
  )
}

/** Acts that speak of an attempt that failed, or of somebody who stopped it. */
const alarming: ReadonlySet<string> = new Set([
  'questionsRefused',
  'suspended',
  'linkRefused',
  'keyRefused',
  'mailRefused',
  'changeReported',
  'frozen',
  'employerChanged',
  'sightRefused',
])

export function SecurityTab({
  visit,
  lines,
  earlier,
}: {
  readonly visit: Visit
  readonly lines: readonly ToldLine[]
  readonly earlier: readonly EarlierCase[]
}): Html {
  const { t } = visit
  const alarms = lines.filter(({ act }) => alarming.has(act))
  return (
    <>
      <h2 class="govuk-heading-m">{t('s05.sec.tries')}</h2>
      {alarms.length === 0 ? (
        <p class="govuk-body">{t('s05.sec.tries.none')}</p>
      ) : (
        <LineTable visit={visit} lines={alarms} />
      )}
      <h2 class="govuk-heading-m">{t('s05.sec.earlier')}</h2>
      {earlier.length === 0 ? (
        <p class="govuk-body">{t('s05.sec.earlier.none')}</p>
      ) : (
        <ul class="govuk-list">
          {earlier.map(({ code, openedAt }) => (
            <li>
              <Link href={casePath(deskRoutes.case, code)}>{code}</Link> · {t('s05.sec.opened')}{' '}
              {momentWords(openedAt)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
