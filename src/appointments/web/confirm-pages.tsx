import { maskEmail, maskPhone } from '../../kernel/mask.ts'
import { Button, Checkboxes, Input, InsetText, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { formatTime } from '../../platform/text/dates.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Appointment, OwnContact } from '../app/ports.ts'
import { zoneNamed } from '../domain/calendar.ts'
import { placeWords, whenWords } from './turn-case.ts'

export interface ContactPageProps {
  readonly visit: Visit
  readonly code: string
  readonly formNumber: string
  readonly typed: { readonly correo: string; readonly celular: string; readonly ninguno: boolean }
  readonly errors: readonly ContactError[]
}

export interface ContactError {
  readonly field: 'correo' | 'celular'
  readonly key: 'p43.err.mail' | 'p43.err.tel' | 'p43.err.one'
}

/** P-43 · one of both is enough, and none where the page is printed. */
export function ContactPage({ visit, code, formNumber, typed, errors }: ContactPageProps): Html {
  const { t } = visit
  const wordsFor = (field: ContactError['field']) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? undefined : t(error.key)
  }
  return (
    <Page
      {...visit.page}
      title={t('p43.title')}
      back="/turno/hora"
      caseCode={code}
      styles={['more.css']}
      errors={errors.map(({ field, key }) => ({ field, text: t(key) }))}
    >
      <p class="govuk-body">{t('p43.why')}</p>
      <form method="post" action="/turno/contacto" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Input
          name="correo"
          type="email"
          label={t('p43.mail')}
          value={typed.correo}
          error={wordsFor('correo')}
          autocomplete="email"
          inputmode="email"
          spellcheck={false}
        />
        <Input
          name="celular"
          type="tel"
          label={t('p43.tel')}
          value={typed.celular}
          error={wordsFor('celular')}
          autocomplete="tel"
          inputmode="tel"
          class="govuk-input--width-10"
        />
        <Checkboxes
          name="ninguno"
          values={typed.ninguno ? ['si'] : []}
          items={[{ value: 'si', label: t('p43.none') }]}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

export interface CheckPageProps {
  readonly visit: Visit
  readonly code: string
  readonly formNumber: string
  /** What is to be confirmed; of one that is changed, as it will be. */
  readonly one: Pick<Appointment, 'kind' | 'centre' | 'from' | 'support'>
  readonly contact: OwnContact
  /** The employer has a mailbox on record, and this case may know it. */
  readonly onRecord: boolean
  readonly heldUntil: Instant | null
}

/** P-44 · everything once more, with a way to change each. */
export function CheckPage(props: CheckPageProps): Html {
  const { visit, code, formNumber, one, contact, heldUntil } = props
  const { t } = visit
  const change = (href: string, of: string) => [{ href, text: t('g.change'), hiddenText: of }]
  return (
    <Page {...visit.page} title={t('p44.title')} back="/turno/hora" caseCode={code}>
      {heldUntil !== null && (
        <InsetText>{t('p42.hold', { hora: formatTime(heldUntil, zoneNamed(one.centre.zone)) })}</InsetText>
      )}
      <SummaryList
        rows={[
          {
            key: t('p44.kind'),
            value: one.kind === 'video' ? t('p40.video') : t('p40.office'),
            actions: change('/turno', t('p44.kind')),
          },
          ...(one.kind === 'video'
            ? []
            : [
                {
                  key: t('p44.place'),
                  value: placeWords(visit, one),
                  actions: change('/turno/centro', t('p44.place')),
                },
              ]),
          {
            key: t('p44.when'),
            value: whenWords(visit, one.from, one.centre),
            actions: change('/turno/hora', t('p44.when')),
          },
          { key: t('p44.who'), value: t('p44.who.rep') },
          ...(one.support.length === 0
            ? []
            : [
                {
                  key: t('p44.support'),
                  value: one.support.map((each) => t(`p40.support.${each}`)).join(', '),
                  actions: change('/turno', t('p44.support')),
                },
              ]),
          {
            key: t('p44.notify'),
            value: notifyWords(props),
            ...(heldUntil === null ? {} : { actions: change('/turno/contacto?cambiar=si', t('p44.notify')) }),
          },
        ]}
      />
      <form method="post" action="/turno/revisar" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Button>{t('p44.confirm')}</Button>
      </form>
    </Page>
  )

  function notifyWords({ onRecord }: CheckPageProps): string {
    const own = [
      ...(contact.mail === null ? [] : [maskEmail(contact.mail)]),
      ...(contact.phone === null ? [] : [maskPhone(contact.phone)]),
      ...(onRecord ? [t('p44.notify.record')] : []),
    ]
    return own.length === 0 ? t('p44.notify.none') : own.join(', ')
  }
}
