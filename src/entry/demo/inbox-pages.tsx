import { instantOf } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  Countdown,
  Details,
  Link,
  SummaryList,
  Tag,
} from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { InboxMail } from './inbox-store.ts'
import { isTimedLink, linkIn } from './mail-text.ts'

export const inboxPath = '/demo/correo'

const time = (mail: InboxMail): string => formatTime(instantOf(mail.receivedAt), undefined, 'seconds')

export function InboxList({
  visit,
  mails,
}: {
  readonly visit: Visit
  readonly mails: readonly InboxMail[]
}): Html {
  const { t, page } = visit
  return (
    <Page {...page} title={t('mailbox.title')} styles={['more.css']}>
      <p class="govuk-body">{t('mailbox.lead')}</p>
      {mails.length === 0 ? (
        <p class="govuk-body">{t('mailbox.empty')}</p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {mails.map((mail) => (
            <li>
              <Link href={`${inboxPath}/${mail.n}`}>{t('mailbox.open', { asunto: mail.subject })}</Link>
              <br />
              {mail.to}
              <br />
              {time(mail)} {junkTag(visit, mail)}
            </li>
          ))}
        </ul>
      )}
      <ButtonLink href={inboxPath}>{t('mailbox.reload')}</ButtonLink>
      {mails.length > 0 && (
        <form method="post" action={`${inboxPath}/vaciar`} novalidate>
          <input type="hidden" name="formulario" value={visit.formNumber(emptyAct)} />
          <Button kind="secondary">{t('mailbox.clear')}</Button>
        </form>
      )}
    </Page>
  )
}

export const emptyAct = 'emptyMailbox'

export interface OneMailProps {
  readonly visit: Visit
  readonly mail: InboxMail
  /** Addresses of this origin are shown as links of our own site; all others as words. */
  readonly origin: string
  /** Seconds a link lives from acceptance on, as the policy says. */
  readonly linkLife: number
}

export function OneMail({ visit, mail, origin, linkLife }: OneMailProps): Html {
  const { t, page } = visit
  const isTimed = isTimedLink(linkIn(mail.text))
  return (
    <Page
      {...page}
      title={mail.subject}
      back={inboxPath}
      styles={['more.css']}
      scripts={isTimed ? ['countdown.js'] : []}
    >
      <SummaryList
        rows={[
          { key: t('mailbox.from'), value: mail.from },
          { key: t('mailbox.to'), value: mail.to },
          { key: t('mailbox.received'), value: time(mail) },
        ]}
      />
      {mail.folder === 'junk' && <p class="govuk-body">{junkTag(visit, mail)}</p>}
      {isTimed && <LinkClock visit={visit} mail={mail} life={linkLife} />}
      {mail.text
        .split('\n')
        .map((line) => line.trim() !== '' && <p class="govuk-body">{lineOf(line, origin)}</p>)}
      {mail.attachments?.map(({ name, text }) => (
        <Details summary={t('mailbox.attached', { nombre: name })}>
          {text.split('\n').map((line) => (
            <>
              {line}
              <br />
            </>
          ))}
        </Details>
      ))}
    </Page>
  )
}

/** A mailbox that sorts mail by itself: where a person would have to look for it. */
const junkTag = ({ t }: Visit, mail: InboxMail): Child =>
  mail.folder === 'junk' && <Tag colour="yellow">{t('mailbox.junk')}</Tag>

function lineOf(line: string, origin: string): Child {
  const path = line.startsWith(`${origin}/`) ? line.slice(origin.length) : undefined
  return path === undefined || !/^\/(?!\/)\S*$/.test(path) ? line : <Link href={path}>{line}</Link>
}

function LinkClock({
  visit,
  mail,
  life,
}: {
  readonly visit: Visit
  readonly mail: InboxMail
  readonly life: number
}): Html {
  const { t, now } = visit
  const diesAt = instantOf(new Date(mail.receivedAt.getTime() + life * 1_000))
  const spoken = (n: number) => t('p10.live', { n })
  return (
    <Countdown
      seconds={(diesAt - now) / 1_000}
      texts={{
        left: t('p10.left', { tiempo: '{tiempo}' }),
        spoken: { 120: spoken(120), 60: spoken(60), 30: spoken(30), 10: spoken(10) },
        over: t('p14.expired.title'),
      }}
    >
      {t('p10.expires', { hora: formatTime(diesAt, undefined, 'seconds') })}
    </Countdown>
  )
}
