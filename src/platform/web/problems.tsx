import type { FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import { durationInWords, formatTime, nextHour } from '../text/dates.ts'
import type { TextKey } from '../text/keys.ts'
import { ButtonLink } from '../ui/components/index.ts'
import { Page } from '../ui/page.tsx'
import { CodeLink } from './code-line.tsx'
import { CodedRefusal, Detour, html, seeOther, type Visit, type WebFrame } from './context.ts'
import { BrokenForm } from './form-body.ts'

/** Seconds to wait, of a fault that says that something is full: the request was not begun and may be sent again. */
const retryAfter = (fault: unknown): number | undefined =>
  typeof fault === 'object' &&
  fault !== null &&
  'retryAfterSeconds' in fault &&
  typeof fault.retryAfterSeconds === 'number'
    ? fault.retryAfterSeconds
    : undefined

interface Words {
  readonly title: Extract<TextKey, `x${string}.title`>
  readonly body: (visit: Visit, frame: WebFrame) => string
}

/** The pages of section X, by the code that leads to them. */
const pages: Partial<Record<CodeName, Words>> = {
  pageNotFound: { title: 'x01.title', body: ({ t }) => t('x01.body') },
  methodNotAllowed: { title: 'x01.title', body: ({ t }) => t('x01.body') },
  unreadableRequest: { title: 'x13.title', body: ({ t }) => t('x13.body') },
  requestTooLarge: { title: 'x15.title', body: ({ t }) => t('x15.body') },
  unknownHost: {
    title: 'x14.title',
    body: ({ t }, frame) => t('x14.body', { institucion: frame.theme.name }),
  },
  foreignForm: { title: 'x17.title', body: ({ t }) => t('x17.body') },
  overloaded: { title: 'x18.title', body: ({ t }) => t('x18.body') },
  notInService: { title: 'x03.title', body: ({ t }) => t('x03.body.soon') },
  sessionOver: {
    title: 'x05.title',
    body: ({ t, idle }) => t('x05.body', { guardado: 'other', plazo: durationInWords(idle, t) }),
  },
  stepDone: { title: 'x07.title', body: ({ t }) => t('x07.body') },
  networkBusy: {
    title: 'x06.title',
    body: ({ t, now }) => t('x06.body', { hora: formatTime(nextHour(now)) }),
  },
  unexpected: { title: 'x02.title', body: ({ t }) => t('x02.body.nothing') },
}

/** Everything that is not the page that was asked for is answered here, with its code and a way on. */
export function answerProblem(
  frame: WebFrame,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (fault instanceof Detour) return seeOther(reply, fault.path)
  const name = nameOf(fault, request)
  const entry = byCode(codeOf(name))
  if (name === 'unexpected' || name === 'notInService') request.log.error({ err: fault }, 'unexpected')
  const wait = retryAfter(fault) ?? (name === 'overloaded' || name === 'notInService' ? 5 : undefined)
  if (wait !== undefined) void reply.header('retry-after', String(wait))
  if (wantsJson(request)) {
    return reply
      .code(entry.httpStatus)
      .type('application/problem+json')
      .send({
        type: `urn:clavero:code:${entry.code}`,
        title: frame.texts.t('en', entry.textKey),
        status: entry.httpStatus,
        code: entry.code,
      })
  }
  const { visit } = request
  const { t } = visit
  const words = pages[name] ?? { title: 'x02.title' as const, body: () => t(entry.textKey) }
  return html(
    reply,
    <Page {...visit.page} title={t(words.title)}>
      <p class="govuk-body">{words.body(visit, frame)}</p>
      {name === 'unexpected' && <p class="govuk-body">{t('x02.ref', { ref: request.id })}</p>}
      <ButtonLink href="/">{t('g.home')}</ButtonLink>
      <p class="govuk-body-s">
        <CodeLink visit={visit} name={name} />
      </p>
    </Page>,
    entry.httpStatus,
  )
}

function nameOf(fault: unknown, request: FastifyRequest): CodeName {
  if (fault instanceof CodedRefusal) return fault.refusal
  if (fault instanceof BrokenForm) return 'unreadableRequest'
  // Whoever asked was gone before the request was whole. Its code is that of a database that is away.
  if (fault instanceof Error && fault === request.raw.errored) return 'unreadableRequest'
  if (retryAfter(fault) !== undefined) return 'overloaded'
  const status =
    typeof fault === 'object' && fault !== null && 'statusCode' in fault ? fault.statusCode : undefined
  if (status === 413) return 'requestTooLarge'
  if (status === 404) return 'pageNotFound'
  if (status === 405) return 'methodNotAllowed'
  if (status === 503) return 'overloaded'
  if (isDatabaseAway(fault)) return 'notInService'
  // Whatever else the frame below refuses is something about the request, never about us.
  if (typeof status === 'number' && status >= 400 && status < 500) return 'unreadableRequest'
  return 'unexpected'
}

/**
 * The database is gone, or every connection is taken: said honestly, and nothing is lost (F-05, F-08,
 * F-11). Class 08 connection, 53 resources, 57P shutdown, 25006 read only.
 */
function isDatabaseAway(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false
  const code = 'code' in fault ? String(fault.code) : ''
  const message = fault instanceof Error ? fault.message : ''
  return (
    /^(?:08|53|57P)/.test(code) ||
    ['25006', '57014', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code) ||
    message.includes('timeout exceeded when trying to connect') ||
    message.startsWith('Connection terminated')
  )
}

const wantsJson = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? ''
  return accept.includes('json') && !accept.includes('html')
}
