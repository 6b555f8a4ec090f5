import type { ShownCheck } from '../../human-check/web/human-gate.ts'
import { HumanWait } from '../../human-check/web/human-wait.tsx'
import { Button, ButtonLink, humanCheckForm, Input, Link, Panel } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import type { checkWords } from '../../human-check/app/check-words.ts'
import { arrearsPaths } from './arrears-paths.ts'

export interface AskPageProps extends ShownCheck {
  readonly visit: Visit
  readonly formNumber: string
  readonly typed: { readonly ruc: string; readonly sucursal: string }
  readonly errors?: readonly { readonly field: 'ruc' | 'sucursal'; readonly key: PlainKey }[]
  readonly refused?: (typeof checkWords)[keyof typeof checkWords]
}

/** A certificate without the key: it goes to the registered mailbox, and this page learns nothing of whose it is. */
export function AskPage({ visit, typed, errors = [], refused, ...props }: AskPageProps): Html {
  const { t } = visit
  const wordsFor = (field: 'ruc' | 'sucursal') => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  return (
    <Page
      {...visit.page}
      title={t('cert.ask.title')}
      back={arrearsPaths.check}
      errors={[
        ...errors.map(({ field, key }) => ({ field, text: t(key) })),
        ...(refused === undefined ? [] : [{ field: 'continuar', text: t('p02.err.human') }]),
      ]}
      scripts={['human-check.js']}
    >
      <p class="govuk-body">{t('cert.ask.lead')}</p>
      <form
        method="post"
        action={arrearsPaths.ask}
        novalidate
        {...humanCheckForm(props.challenge, visit.page.assets)}
      >
        <input type="hidden" name="f" value={props.formNumber} />
        <Input
          name="ruc"
          label={t('cert.ask.ruc')}
          error={wordsFor('ruc')}
          value={typed.ruc}
          inputmode="numeric"
          class="govuk-input--width-20"
          spellcheck={false}
        />
        <Input
          name="sucursal"
          label={t('cert.ask.suc')}
          hint={t('cert.ask.suc.hint')}
          error={wordsFor('sucursal')}
          value={typed.sucursal}
          inputmode="numeric"
          class="govuk-input--width-4"
        />
        <HumanWait visit={visit} ticketWait={props.ticketWait} />
        <Button id="continuar">{t('cert.ask.go')}</Button>
      </form>
      {refused !== undefined && <CodeLine visit={visit} name={refused} />}
      <p class="govuk-body">
        <Link href="/centros">{t('centre.see')}</Link>
      </p>
    </Page>
  )
}

/** The same words for every number, known or not (ATK-14). */
export function AskedPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('cert.ask.done')} ownHeading>
      <Panel title={t('cert.ask.done')} />
      <p class="govuk-body">{t('cert.ask.done.body')}</p>
      <p class="govuk-body">{t('cert.ask.done.not')}</p>
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
    </Page>
  )
}
