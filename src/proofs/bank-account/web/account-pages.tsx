import type { ShownCheck } from '../../../human-check/web/human-gate.ts'
import { HumanWait } from '../../../human-check/web/human-wait.tsx'
import type { CodeName } from '../../../kernel/catalogue.ts'
import type { Instant } from '../../../kernel/time.ts'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  humanCheckForm,
  Input,
  InsetText,
  Link,
  Radios,
  Select,
} from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { AccountError, AccountField, RawAccount } from './account-form.ts'
import { bankPaths } from './bank-paths.ts'

interface CasePage {
  readonly visit: Visit
  readonly caseCode: string
}

export interface AccountPageProps extends CasePage {
  readonly formNumber: string
  readonly names: readonly string[]
  /** Tries that are left, over all that the employer's people are asked. */
  readonly left: number
  /** What was chosen stays while something else is lacking; the digits never come back (I-23). */
  readonly typed?: Pick<RawAccount, 'banco' | 'tipo'>
  readonly errors?: readonly AccountError[]
}

/** P-62 · which account: three fields, and none of the account itself. */
export function AccountPage({ visit, errors = [], typed, names, ...props }: AccountPageProps): Html {
  const { t } = visit
  const wordsFor = (field: AccountField) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  return (
    <Page
      {...visit.page}
      title={t('p62.title', { institucion: visit.page.theme.shortName })}
      caption={t('g.step', { n: 2, total: 4 })}
      back="/hogar/prueba"
      errors={errors.map(({ field, key }) => ({ field, text: t(key) }))}
      styles={['more.css']}
      caseCode={props.caseCode}
    >
      <p class="govuk-body">{t('p62.why')}</p>
      <p class="govuk-body">{t('p62.tries', { n: props.left })}</p>
      <form method="post" action={bankPaths.account} novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <Select
          name="banco"
          label={t('p62.bank')}
          error={wordsFor('banco')}
          value={typed?.banco ?? ''}
          items={[
            { value: '', text: t('p62.bank.choose') },
            ...names.map((name) => ({ value: name, text: name })),
          ]}
        />
        <Radios
          name="tipo"
          legend={t('p62.type')}
          legendClass="govuk-fieldset__legend--s"
          error={wordsFor('tipo')}
          value={typed?.tipo}
          items={[
            { value: 'savings', label: t('p62.saving') },
            { value: 'current', label: t('p62.current') },
          ]}
        />
        <Input
          name="ultimos"
          label={t('p62.last4')}
          hint={t('p62.last4.hint')}
          error={wordsFor('ultimos')}
          inputmode="numeric"
          class="govuk-input--width-4"
          spellcheck={false}
        />
        <Button>{t('g.continue')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={bankPaths.changed} class="clv-target">
          {t('p62.changed')}
        </Link>
      </p>
      <OtherWays visit={visit} />
    </Page>
  )
}

export interface AgainPageProps extends CasePage, ShownCheck {
  readonly left: number
  readonly formNumber: string
  /** What the human check said. */
  readonly refused?: CodeName | undefined
}

/** P-62 after a refused try: never which of the three was wrong, and a further try costs a human check (ATK-17, ATK-27). */
export function AgainPage({ visit, left, challenge, ticketWait, ...props }: AgainPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p62.again.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      errors={[{ text: props.refused === undefined ? t('p62.err.match', { n: left }) : t('p02.err.human') }]}
      caseCode={props.caseCode}
      scripts={['human-check.js']}
    >
      <InsetText>{t('p62.again.tip')}</InsetText>
      <form
        method="post"
        action={bankPaths.check}
        novalidate
        {...humanCheckForm(challenge, visit.page.assets)}
      >
        <input type="hidden" name="f" value={props.formNumber} />
        <HumanWait visit={visit} ticketWait={ticketWait} />
        <Button id="continuar">{t('p62.again.go')}</Button>
      </form>
      <p class="govuk-body">
        <Link href={bankPaths.changed} class="clv-target">
          {t('p62.changed')}
        </Link>
      </p>
      <OtherWays visit={visit} />
      <CodeLine visit={visit} name={props.refused ?? 'bankAccountMismatch'} />
    </Page>
  )
}

/** "I changed my account recently", and the same where the record says so: no try, and other ways (CLV-203). */
export function ChangedPage({
  visit,
  caseCode,
  recent,
  isCoded,
}: CasePage & { readonly recent: number; readonly isCoded: boolean }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p62.changed.title')} back={bankPaths.account} caseCode={caseCode}>
      <p class="govuk-body">{t('p62.changed.body')}</p>
      <p class="govuk-body">{t('p62.changed.why', { plazo: durationInWords(recent, t) })}</p>
      <ButtonLink href="/otras-formas">{t('p62.other')}</ButtonLink>
      {isCoded && <CodeLine visit={visit} name="bankAccountRecent" />}
    </Page>
  )
}

/** During a campaign, a while after a refused try of this employer (ATK-26). */
export function PausedPage({
  visit,
  caseCode,
  until,
  pause,
}: CasePage & { readonly until: Instant; readonly pause: number }): Html {
  const { t } = visit
  const from = nextMinute(until)
  return (
    <Page {...visit.page} title={t('p05.pause.title')} caseCode={caseCode}>
      <p class="govuk-body">
        {t('p05.pause.until', { fecha: formatDate(from, visit.lang), hora: formatTime(from) })}
      </p>
      <p class="govuk-hint">{t('g.zone')}</p>
      <p class="govuk-body">{t('p05.pause.why', { plazo: durationInWords(pause, t) })}</p>
      <ButtonLink href="/otras-formas">{t('p07.other')}</ButtonLink>
      <CodeLine visit={visit} name="questionsPaused" />
    </Page>
  )
}

export const OtherWays = ({ visit: { t } }: { readonly visit: Visit }): Html => (
  <p class="govuk-body">
    <Link href="/otras-formas" class="clv-target">
      {t('p60.ways.other')}
    </Link>
  </p>
)
