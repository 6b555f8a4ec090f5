import type { Instant } from '../../kernel/time.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import { durationInWords, formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, Link, MailState, Tag, type TagColour } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { MaskedMail } from '../../platform/web/masked-mail.tsx'
import { CodeInput } from '../../contacts/web/code-page.tsx'
import { stayPath } from '../../keys/web/account-pages.tsx'
import type { DrillId, DrillItem, DrillState } from '../domain/drill.ts'

export const drillPath = '/cuenta/simulacro'
export const drillCodePath = '/cuenta/simulacro/codigo'
export const drillStatePath = '/cuenta/simulacro/estado'

/** How the test mail is doing, as `mail-state.js` reads it. */
export type TestMail = 'queued' | 'accepted' | 'rejected' | 'used'

export interface DrillPageProps {
  readonly visit: Visit
  readonly items: readonly DrillItem[]
  readonly begunAt: Instant | null
  readonly mail: {
    readonly address: string
    readonly state: TestMail
    /** Whether its code can still be typed. */
    readonly isOpen: boolean
  } | null
  /** Seconds until a changed contact counts for a recovery. */
  readonly coolOff: number
  readonly formNumbers: Readonly<Record<'begin' | 'code', string>>
  readonly trouble?: 'drillLimit' | 'mailboxCodeMismatch'
}

const colours: Readonly<Record<DrillState, TagColour>> = {
  good: 'green',
  soon: 'yellow',
  bad: 'red',
  waiting: 'blue',
  none: 'grey',
  unknown: 'grey',
}

/** Where each is mended; what is mended outside has words only. */
const mends: Readonly<Partial<Record<DrillId, { readonly href: string; readonly text: PlainKey }>>> = {
  mailbox: { href: '/contacto', text: 'buzon.mend' },
  phone: { href: '/contacto/celular', text: 'u01.phone.change' },
  certificate: { href: '/solicitud', text: 'u04.certificate.link' },
  biometrics: { href: '/ayuda/papeles', text: 'u04.biometrics.link' },
  key: { href: '/cuenta/clave', text: 'u02.title' },
}

/** What would fail on the day, with what to mend; it can be printed, and nothing is changed by it. */
export function DrillPage(props: DrillPageProps): Html {
  const { visit, items, begunAt, mail, trouble, formNumbers } = props
  const { t, lang } = visit
  const wrong = trouble === 'mailboxCodeMismatch' ? t('buzon.err') : undefined
  const limit = trouble === 'drillLimit' ? t('u04.limit') : undefined
  return (
    <Page
      {...visit.page}
      title={t('u04.title')}
      back="/cuenta"
      styles={['more.css']}
      errors={[
        ...(wrong === undefined ? [] : [{ field: 'codigo', text: wrong }]),
        ...(limit === undefined ? [] : [{ field: 'simulacro', text: limit }]),
      ]}
      scripts={mail === null ? [] : ['mail-state.js']}
      sessionWarning={{ ...visit.warning, keepAliveUrl: stayPath }}
    >
      <p class="govuk-body">{t('u04.body')}</p>
      {begunAt !== null && (
        <p class="govuk-body">
          {t('u04.last', {
            fecha: formatDate(begunAt, lang),
            hora: `${formatTime(begunAt)} (${t('g.zone')})`,
          })}
        </p>
      )}
      <form method="post" action={drillPath} id="simulacro" novalidate>
        <input type="hidden" name="f" value={formNumbers.begin} />
        <Button kind={begunAt === null ? undefined : 'secondary'}>
          {t(begunAt === null ? 'u04.begin' : 'u04.again')}
        </Button>
      </form>
      {begunAt !== null && (
        <>
          {mail !== null && (
            <>
              <h2 class="govuk-heading-m">{t('u04.mail.title')}</h2>
              <p class="govuk-body">
                <MaskedMail visit={visit} address={mail.address} />
              </p>
              <MailState url={drillStatePath} state={mail.state}>
                {t(`u04.mail.${mail.state}`)}
              </MailState>
              {mail.isOpen && (
                <form method="post" action={drillCodePath} novalidate>
                  <input type="hidden" name="f" value={formNumbers.code} />
                  <CodeInput visit={visit} until={null} error={wrong} />
                  <Button>{t('g.continue')}</Button>
                </form>
              )}
            </>
          )}
          <h2 class="govuk-heading-m">{t('u04.list.title')}</h2>
          {items.map((item) => (
            <Item visit={visit} item={item} coolOff={props.coolOff} />
          ))}
          <p class="govuk-body">{t('u04.print')}</p>
        </>
      )}
      {trouble !== undefined && <CodeLine visit={visit} name={trouble} />}
    </Page>
  )
}

interface ItemProps {
  readonly visit: Visit
  readonly item: DrillItem
  readonly coolOff: number
}

/** What it is, how it stands, and only where something is to be done: what, and how long that takes. */
function Item({ visit, item: { id, state, at }, coolOff }: ItemProps): Html {
  const { t, lang } = visit
  const isToMend = state !== 'good' && state !== 'waiting'
  // Nobody is told to mend what only could not be asked (I-10).
  const isOut = state === 'unknown' && (id === 'ruc' || id === 'representative')
  // One is on record, and does not answer.
  const isOtherPhone = id === 'phone' && state !== 'none'
  const mend = isOut ? undefined : mends[id]
  return (
    <section>
      <h3 class="govuk-heading-s">
        {t(`u04.${id}`)} <Tag colour={colours[state]}>{t(`u04.state.${state}`)}</Tag>
      </h3>
      {at !== null && <p class="govuk-body">{t(`u04.${id}.at`, { fecha: formatDate(at, lang) })}</p>}
      {isToMend && (
        <p class="govuk-body">
          {id === 'mailbox'
            ? t('u04.mailbox.mend', { plazo: durationInWords(coolOff, t) })
            : t(isOut ? 'u04.unknown' : isOtherPhone ? 'u04.phone.mend.other' : `u04.${id}.mend`)}{' '}
          {mend !== undefined && <Link href={mend.href}>{t(mend.text)}</Link>}
        </p>
      )}
    </section>
  )
}
