import type { Instant } from '../../kernel/time.ts'
import { zones } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/lang.ts'
import { durationInWords, formatDate, formatTime, nextMinute, zoneText } from '../../platform/text/dates.ts'
import type { Texts } from '../../platform/text/texts.ts'
import type { CalendarWriter, Compose, MailContent } from '../app/ports.ts'
import type { Template, TemplateParams } from '../domain/template.ts'
import { appointmentBodies, appointmentSubject } from './appointment-mail.ts'
import { careBodies, dayOfKey } from './care-mail.ts'
import { reportBodies } from './report-mail.ts'
import { userBodies } from './user-mail.ts'
import { address, notMe, type Body, type Words } from './mail-body.ts'
import { longestWords, oneLine, plainText, smallHtml, words } from './mail-lines.ts'
import type { Line } from './mail-lines.ts'

export interface MailFrame {
  readonly texts: Texts
  /** The one configured public origin, without a slash at the end (L-17, ATK-01). */
  readonly origin: string
  /** Marks every mail of a demonstration (B2). */
  readonly isDemo: boolean
  readonly writeDay: CalendarWriter
}

/** The six digits, and where a mail says how long they last. */
const digits = ({ t, typed }: Words, key: 'm17.code' | 'm18.code'): readonly Line[] => {
  if (typed === undefined) throw new TypeError('this mail is written around its code')
  return [words(t(key, { plazo: durationInWords(typed.lifeSeconds, t) })), { kind: 'code', code: typed.code }]
}

/** Whose fingers or passkey it is about, and when; the number is masked. */
const aboutPerson = ({ at, cedula }: TemplateParams['M-30'], say: Words) => ({
  razonSocial: say.company,
  cedula: oneLine(cedula),
  fecha: say.date(at),
  hora: say.time(at),
})

const bodies: { readonly [T in Template]: Body<T> } = {
  'M-01': (_params, say) => {
    const { t, company, link } = say
    if (link === undefined) throw new TypeError('M-01 is written around its link')
    return [
      words(t('m01.p1', { razonSocial: company })),
      words(t('m01.link.life', { plazo: durationInWords(link.lifeSeconds, t) })),
      { kind: 'address', url: link.url, button: t('m01.button') },
      words(t('m01.once')),
      words(t('m01.code')),
      { kind: 'code', code: link.code },
      words(t('m01.notme')),
      // One code a mail: without scripts the public page is the way to say so.
      address(say.denial?.url ?? `${say.origin}/aviso`),
    ]
  },
  'M-02': (params, say) => [
    words(
      say.t('m02.p1', { razonSocial: say.company, fecha: say.date(params.at), hora: say.time(params.at) }),
    ),
    words(say.t('m02.notme')),
    ...notMe(say),
  ],
  'M-03': (_params, say) => [
    words(say.t('m03.p1', { razonSocial: say.company })),
    words(say.t('m03.notme')),
    ...notMe(say),
  ],
  'M-04': (params, say) => [
    words(say.t('m04.p1', { n: params.refused })),
    words(
      say.t('m04.p2', {
        fecha: say.date(nextMinute(params.until)),
        hora: say.time(nextMinute(params.until)),
      }),
    ),
    words(say.t('m04.notme')),
    ...notMe(say),
  ],
  ...appointmentBodies,
  ...careBodies,
  ...userBodies,
  'M-08': ({ caseCode, paper, reason }, { t, origin }) => [
    words(t('m08.p1', { documento: t(`p90.${paper}`) })),
    words(t('m08.why', { motivo: oneLine(reason, longestWords) })),
    words(t('m08.link', { caso: oneLine(caseCode) })),
    address(`${origin}/caso`),
  ],
  'M-11': ({ at, newMail, usableFrom, begun }, say) => {
    const { t, company, date, time } = say
    const told = { razonSocial: company, correo: oneLine(newMail) }
    return [
      ...(usableFrom === null
        ? [words(t(`m11.asked.${begun}`, told)), words(t('m11.asked.still'))]
        : [
            words(t('m11.p1', { ...told, fecha: date(at), hora: time(at) })),
            words(t('m11.limit', { fecha: date(usableFrom), hora: time(usableFrom) })),
          ]),
      words(t('m11.notme')),
      ...notMe(say),
    ]
  },
  'M-12': (_params, { t, origin }) => [
    words(t('m12.p1')),
    words(t('m12.link')),
    address(`${origin}/desbloqueo`),
  ],
  'M-15': ({ caseCode }, { t, origin }) => [
    words(t('m15.p1')),
    words(t('m15.link', { caso: oneLine(caseCode) })),
    address(`${origin}/caso`),
  ],
  'M-16': ({ caseCode, keptUntil }, { t, origin, date }) => [
    words(t('m16.p1', { fecha: date(keptUntil), caso: oneLine(caseCode) })),
    words(t('m16.link')),
    address(`${origin}/caso`),
  ],
  'M-17': ({ newMail }, say) => [
    words(say.t('m17.p1', { razonSocial: say.company, correo: oneLine(newMail) })),
    ...digits(say, 'm17.code'),
    words(say.t('m17.notme')),
    // One code a mail: without scripts the public page is the way to say so.
    address(say.denial?.url ?? `${say.origin}/aviso`),
  ],
  'M-47': ({ phoneEnd }, say) => [
    words(
      phoneEnd === null
        ? say.t('m47.none', { razonSocial: say.company })
        : say.t('m47.p1', { razonSocial: say.company, fin: oneLine(phoneEnd) }),
    ),
    ...digits(say, 'm17.code'),
    words(say.t('m17.notme')),
    address(say.denial?.url ?? `${say.origin}/aviso`),
  ],
  'M-48': ({ at, phoneEnd, since }, say) => {
    const { t, company, date, time } = say
    const told = { razonSocial: company, fin: oneLine(phoneEnd ?? '') }
    const when = { fecha: date(at), hora: time(at) }
    const said =
      since === null
        ? [
            words(phoneEnd === null ? t('m48.asked.none', told) : t('m48.asked', told)),
            words(t('m11.asked.still')),
          ]
        : phoneEnd === null
          ? [words(t('m48.none', { ...told, ...when }))]
          : [
              words(t('m48.p1', { ...told, ...when })),
              words(t('m48.from', { fecha: date(since), hora: time(since) })),
            ]
    return [...said, words(t('m48.notme')), ...notMe(say)]
  },
  // Whoever has this mailbox may be a stranger: nothing here stops or shows anything of the employer.
  'M-18': ({ page }, say) => [
    words(say.t('m18.p1', { razonSocial: say.company })),
    ...digits(say, 'm18.code'),
    ...(page === null ? [] : [words(say.t('m18.page')), address(`${say.origin}${page}`)]),
    words(say.t('m18.unknown')),
  ],
  'M-19': ({ at, cedula }, say) => [
    words(
      say.t('m19.p1', {
        razonSocial: say.company,
        cedula: oneLine(cedula),
        fecha: say.date(at),
        hora: say.time(at),
      }),
    ),
    words(say.t('m19.notme')),
    ...notMe(say),
  ],
  'M-30': (params, say) => [
    words(say.t('m30.p1', aboutPerson(params, say))),
    words(say.t('m30.use')),
    words(say.t('m30.notme')),
    ...notMe(say),
  ],
  'M-31': (params, say) => [
    words(say.t('m31.p1', aboutPerson(params, say))),
    words(say.t('m31.notme')),
    ...notMe(say),
  ],
  'M-32': (params, say) => [
    words(say.t('m32.p1', aboutPerson(params, say))),
    words(say.t('m32.use')),
    words(say.t('m32.notme')),
    ...notMe(say),
  ],
  'M-33': ({ caseCode, reason, next }, { t, origin }) => [
    words(t('m33.p1', { caso: oneLine(caseCode) })),
    words(t('m33.why', { motivo: t(`s11.why.${reason}`) })),
    words(t(`m33.next.${next}`)),
    address(`${origin}${next === 'again' ? '/solicitud' : '/caso'}`),
  ],
  'M-34': ({ caseCode }, { t, origin }) => [
    words(t('m34.p1', { caso: oneLine(caseCode) })),
    words(t('m34.next')),
    address(origin),
  ],
  'M-37': ({ certificate }, { t, company, origin, date }) => [
    words(t('m37.p1', { razonSocial: company })),
    ...(certificate === null
      ? [words(t('m37.none')), address(`${origin}/centros`)]
      : [
          words(
            t('m37.valid', {
              dice: t(`cert.statement.${certificate.says}`),
              fecha: date(certificate.until),
            }),
          ),
          { kind: 'code', code: oneLine(certificate.code) } as const,
          address(`${origin}/certificado?codigo=${encodeURIComponent(oneLine(certificate.code))}`),
        ]),
    words(t('m37.notme')),
  ],
  ...reportBodies,
  'M-36': ({ caseCode }, say) => {
    const { t, company, origin } = say
    return [
      words(t('m36.body', { razonSocial: company })),
      words(t('m36.next', { caso: oneLine(caseCode) })),
      address(`${origin}/caso`),
      words(t('m36.notme')),
      ...notMe(say),
    ]
  },
  'M-35': ({ kind, caseCode, until }, say) => {
    const { t, company, origin, date, time } = say
    const caso = oneLine(caseCode)
    const hora = time(until)
    return [
      words(t(`m35.${kind}`, { razonSocial: company })),
      words(
        kind === 'deposit'
          ? t('m35.deposit.next', { caso, fecha: date(until), hora })
          : t('m35.confirmation.next', { caso, hora }),
      ),
      address(`${origin}/caso`),
      words(t('m35.notme')),
      ...notMe(say),
    ]
  },
  'M-20': (params, say) => [
    words(
      say.t('m20.p1', { razonSocial: say.company, fecha: say.date(params.at), hora: say.time(params.at) }),
    ),
    words(say.t('m20.same')),
    words(say.t('m20.notme')),
    ...notMe(say),
  ],
  'M-25': (_params, say) => {
    const { t, company, link } = say
    if (link === undefined) throw new TypeError('M-25 is written around its link')
    return [
      words(t('m25.p1', { razonSocial: company })),
      words(t('m01.link.life', { plazo: durationInWords(link.lifeSeconds, t) })),
      { kind: 'address', url: link.url, button: t('m25.button') },
      words(t('m01.once')),
      words(t('m01.code')),
      { kind: 'code', code: link.code },
      words(t('m01.notme')),
      // One code a mail: without scripts the public page is the way to say so.
      address(say.denial?.url ?? `${say.origin}/aviso`),
    ]
  },
  'M-26': ({ why, from }, say) => {
    const { t, company, origin, date, time } = say
    const when =
      from === undefined ? undefined : { fecha: date(nextMinute(from)), hora: time(nextMinute(from)) }
    return [
      words(t('m26.p1', { razonSocial: company })),
      words(why === 'recent' && when !== undefined ? t('m26.recent', when) : t(`m26.why.${why}`)),
      ...(why === 'notBlocked'
        ? [words(t('m26.signIn')), address(`${origin}/entrar`)]
        : [words(t('m26.way')), address(`${origin}/desbloqueo`)]),
      words(t('m26.notme')),
      ...notMe(say),
    ]
  },
}

/** `M-08` has the subject `m08.subject`. */
type NumberOf<T extends Template> = T extends `M-${infer N}` ? N : never

/** Where somebody asked for something, and the words above do not say when. */
const saysWhenAsked: ReadonlySet<Template> = new Set([
  'M-01',
  'M-03',
  'M-17',
  'M-18',
  'M-47',
  'M-25',
  'M-26',
  'M-35',
  'M-36',
])

function subjectOf(template: Template, params: TemplateParams[Template], say: Words): string {
  if (template === 'M-05' || template === 'M-06')
    return appointmentSubject(template, params as TemplateParams['M-05'], say)
  const number = template.slice('M-'.length) as NumberOf<typeof template>
  return say.t(`m${number}.subject`)
}

/**
 * Writes the messages of SCREENS 5. Subjects are fixed texts, with day and hour of a turno; of a person's data only the company's
 * name and the masked RUC appear, each on one line and cut to length (ATK-41, B8).
 */
export function createCompose(frame: MailFrame): Compose {
  return (template, lang, params, link, denial, typed, invitation) =>
    compose(frame, template, lang, params, { link, denial, typed, invitation })
}

function compose<T extends Template>(
  { texts, origin, isDemo, writeDay }: MailFrame,
  template: T,
  lang: Lang,
  params: TemplateParams[T],
  carried: Pick<Words, 'link' | 'denial' | 'typed' | 'invitation'>,
): MailContent {
  const t = texts.in(lang)
  const zone = zones[params.zone ?? 'mainland']
  const date = (at: Instant) => formatDate(at, lang, zone)
  const time = (at: Instant) => formatTime(at, zone)
  const company = oneLine(params.company)
  const say = { t, lang, company, origin, date, time, ...carried }
  const subject = subjectOf(template, params, say)
  const lines = [
    ...(isDemo ? [words(t('g.demo'))] : []),
    ...bodies[template](params, say),
    words(t('m.company', { razonSocial: company, ruc: oneLine(params.ruc) })),
    ...(saysWhenAsked.has(template)
      ? [words(t('m.when', { fecha: date(params.at), hora: time(params.at), zona: t(zoneText(zone)) }))]
      : []),
    words(t('m.never')),
    words(t('m.auto')),
  ]
  const day = template === 'M-13' ? dayOfKey(params as TemplateParams['M-13'], say, lang) : undefined
  return {
    subject,
    text: plainText(lines),
    html: smallHtml(lang, subject, lines),
    ...(day !== undefined && { calendar: { name: 'clave.ics', text: writeDay(day) } }),
  }
}
