import type { Instant } from '../../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../../platform/text/dates.ts'
import { Button, ButtonLink, Input, InsetText, Radios } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { BankOrder } from '../app/ports.ts'
import { OtherWays } from './account-pages.tsx'
import { bankPaths } from './bank-paths.ts'

interface CasePage {
  readonly visit: Visit
  readonly caseCode: string
  readonly formNumber: string
}

/** The orders of a day, or the tries of all deposits, are used up; the next one may be asked for `from` then. */
export type HowProblem =
  'none' | 'refused' | 'away' | { readonly from: Instant; readonly isOfDeposits?: boolean }

/** The account is known; now the bank has to say whose it is. */
export function HowPage({
  visit,
  caseCode,
  formNumber,
  problem,
}: CasePage & { readonly problem?: HowProblem | undefined }): Html {
  const { t } = visit
  const said = wordsOf(visit, problem)
  return (
    <Page
      {...visit.page}
      title={t('p62.how.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      back="/hogar/prueba"
      errors={
        said === undefined ? [] : [problem === 'none' ? { field: 'forma', text: said } : { text: said }]
      }
      caseCode={caseCode}
    >
      <p class="govuk-body">{t('p62.how.body')}</p>
      <form method="post" action={bankPaths.how} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="forma"
          legend={t('p62.how')}
          legendClass="govuk-fieldset__legend--m"
          error={problem === 'none' ? said : undefined}
          items={[
            { value: 'banco', label: t('p62.how.bank'), hint: t('p62.how.bank.hint') },
            { value: 'deposito', label: t('p62.how.deposit'), hint: t('p62.how.deposit.hint') },
          ]}
        />
        <Button>{t('p62.how.go')}</Button>
      </form>
      <OtherWays visit={visit} />
      {problem === 'away' && <CodeLine visit={visit} name="bankAway" />}
    </Page>
  )
}

function wordsOf({ t, lang }: Visit, problem: HowProblem | undefined): string | undefined {
  if (problem === undefined) return undefined
  if (typeof problem === 'object') {
    const from = nextMinute(problem.from)
    return t(problem.isOfDeposits === true ? 'p62.how.wrongAmounts' : 'p62.how.tooMany', {
      fecha: formatDate(from, lang),
      hora: formatTime(from),
    })
  }
  return t(({ none: 'p62.how.err', refused: 'p62.how.refused', away: 'p62.how.away' } as const)[problem])
}

export type AmountField = 'uno' | 'otro'

export interface DepositPageProps extends CasePage {
  readonly order: BankOrder
  /** Fields in which no amount stands. */
  readonly wrong?: readonly AmountField[]
  /** Values that may still be typed after a wrong one. */
  readonly left?: number | undefined
}

/** Two amounts that only a look at the account tells. What was typed never comes back. */
export function DepositPage({
  visit,
  caseCode,
  formNumber,
  order,
  wrong = [],
  left,
}: DepositPageProps): Html {
  const { t, lang } = visit
  const until = order.expiresAt
  const errors = [
    ...wrong.map((field) => ({ field, text: t('p62.deposit.err') })),
    ...(left === undefined ? [] : [{ field: 'uno', text: t('p62.deposit.mismatch', { n: left }) }]),
  ]
  return (
    <Page
      {...visit.page}
      title={t('p62.deposit.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      errors={errors}
      caseCode={caseCode}
    >
      <p class="govuk-body">{t('p62.deposit.sent')}</p>
      <InsetText>
        {t('p62.deposit.until', { fecha: formatDate(until, lang), hora: formatTime(until) })}
        <br />
        {t('p62.deposit.wait', { caso: caseCode })}
      </InsetText>
      <form method="post" action={bankPaths.amounts} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="uno"
          label={t('p62.deposit.first')}
          hint={t('p62.deposit.hint')}
          error={wrong.includes('uno') ? t('p62.deposit.err') : undefined}
          inputmode="numeric"
          class="govuk-input--width-5"
        />
        <Input
          name="otro"
          label={t('p62.deposit.second')}
          error={wrong.includes('otro') ? t('p62.deposit.err') : undefined}
          inputmode="numeric"
          class="govuk-input--width-5"
        />
        <Button>{t('p62.deposit.go')}</Button>
      </form>
      <OtherWays visit={visit} />
      {left !== undefined && <CodeLine visit={visit} name="bankAmountMismatch" />}
    </Page>
  )
}

/** The bank asks its customer in its own channel; here is only what to compare there, and a button that looks. */
export function AskedPage({
  visit,
  caseCode,
  formNumber,
  order,
  said,
}: CasePage & { readonly order: BankOrder; readonly said?: 'pending' | 'unavailable' | undefined }): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p62.ask.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      errors={said === 'unavailable' ? [{ text: t('p62.ask.away') }] : []}
      caseCode={caseCode}
    >
      <p class="govuk-body">{t('p62.ask.body', { caso: caseCode })}</p>
      <p class="govuk-body">{t('p62.ask.until', { hora: formatTime(order.expiresAt) })}</p>
      {said === 'pending' && <InsetText>{t('p62.ask.pending')}</InsetText>}
      <form method="post" action={bankPaths.answer} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button>{t('p62.ask.go')}</Button>
      </form>
      <OtherWays visit={visit} />
      {said === 'unavailable' && <CodeLine visit={visit} name="bankAway" />}
    </Page>
  )
}

/** A deposit or a question that proves nothing any more, and the way on. */
export function OverPage({
  visit,
  caseCode,
  order,
  tries,
}: Omit<CasePage, 'formNumber'> & { readonly order: BankOrder; readonly tries: number }): Html {
  const { t } = visit
  const why =
    order.kind === 'deposit' && order.tries >= tries
      ? t('p62.over.ended', { n: tries })
      : order.state === 'refused'
        ? t('p62.over.refused')
        : t('p62.over.late')
  return (
    <Page {...visit.page} title={t('p62.over.title')} caseCode={caseCode}>
      <p class="govuk-body">{why}</p>
      <ButtonLink href={bankPaths.how}>{t('p62.over.again')}</ButtonLink>
      <OtherWays visit={visit} />
      {order.kind === 'deposit' && order.tries >= tries && (
        <CodeLine visit={visit} name="bankAmountMismatch" />
      )}
    </Page>
  )
}
