import { maskPhone } from '../../kernel/mask.ts'
import { Button, InsetText, Input, KeyInput, Link, Radios } from '../../platform/ui/components/index.ts'
import { showKeyTexts } from '../../platform/ui/frame-texts.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { durationInWords } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { ChangeEnd } from '../domain/change.ts'
import { frame } from './contact-frame.ts'
import type { Choices, MobileError, TypedMobile } from './mobile-form.ts'

export const mobilePath = '/contacto/celular'

/** Nobody reviews a change of a mobile, so no second person ends one. */
export type MobileEnd = Exclude<ChangeEnd, 'sentBack' | 'refused'>

export interface MobilePageProps {
  readonly visit: Visit
  readonly formNumber: string
  /** The mobile on record; null without one. */
  readonly phone: string | null
  readonly choices: Choices
  /** Whether a mailbox is on record that can say yes. */
  readonly hasMail: boolean
  /** How the last change of a mobile ended, when there was one. */
  readonly ended: MobileEnd | undefined
  /** Seconds. */
  readonly coolOff: number
  /** Never the key: it is typed again. */
  readonly typed?: Omit<TypedMobile, 'clave'>
  readonly errors?: readonly MobileError[]
  /** Tries of the key that are left after one that did not match. */
  readonly left?: number
}

/** P-84 · which mobile is on record, and another one or none instead. The mailbox on record says yes to either. */
export function MobilePage({
  visit,
  phone,
  choices,
  ended,
  typed,
  errors = [],
  ...props
}: MobilePageProps): Html {
  const { t } = visit
  const wordsFor = (field: MobileError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  const mismatch = props.left === undefined ? undefined : t('p81.err.key', { n: props.left })
  const summary = errors.map(({ field, key }) => ({ field: field as string, text: t(key) }))
  if (mismatch !== undefined) summary.push({ field: 'clave', text: mismatch })
  const isOpen = props.hasMail && (choices.another || choices.none)
  return (
    <Page {...frame(visit)} title={t('p84.title')} back="/cuenta" errors={summary} scripts={['show-key.js']}>
      {ended !== undefined && <InsetText>{t(`p84.ended.${ended}`)}</InsetText>}
      <p class="govuk-body">{phone === null ? t('p84.none') : t('p84.now', { celular: maskPhone(phone) })}</p>
      <p class="govuk-body">{t(choices.another ? 'p84.use' : 'p84.away')}</p>
      {!props.hasMail && (
        <p class="govuk-body">
          {t('p84.mail')} <Link href="/contacto">{t('p84.mail.go')}</Link>
        </p>
      )}
      {isOpen && (
        <>
          <p class="govuk-body">
            {t('p84.how')} {choices.another && t('p84.wait', { plazo: durationInWords(props.coolOff, t) })}
          </p>
          <form method="post" action={mobilePath} novalidate>
            <input type="hidden" name="f" value={props.formNumber} />
            {choices.another !== choices.none && (
              <input type="hidden" name="que" value={choices.another ? 'otro' : 'quitar'} />
            )}
            {choices.another && choices.none && (
              <Radios
                name="que"
                legend={t('p84.what')}
                error={wordsFor('que')}
                value={typed?.que}
                items={[
                  { value: 'otro', label: t('p84.another') },
                  { value: 'quitar', label: t('p84.remove'), hint: t('p84.remove.hint') },
                ]}
              />
            )}
            {choices.another && (
              <Input
                name="celular"
                type="tel"
                label={t('p84.phone')}
                hint={t(choices.none ? 'p84.phone.hint.if' : 'p84.phone.hint')}
                error={wordsFor('celular')}
                value={typed?.celular}
                inputmode="tel"
                autocomplete="tel"
                class="govuk-input--width-20"
                spellcheck={false}
              />
            )}
            <KeyInput
              name="clave"
              label={t('p81.key')}
              hint={t('p81.key.hint')}
              error={wordsFor('clave') ?? mismatch}
              autocomplete="current-password"
              texts={showKeyTexts(t)}
            />
            <Button>{t(choices.another ? 'p81.go' : 'p84.remove')}</Button>
          </form>
        </>
      )}
      {mismatch !== undefined && <CodeLine visit={visit} name="signInMismatch" />}
    </Page>
  )
}
