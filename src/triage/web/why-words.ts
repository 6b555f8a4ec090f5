import type { Instant } from '../../kernel/time.ts'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import type { Go, Happening } from '../app/diagnosis.ts'

/** One line of the page: when, where that is known, and what. */
export interface WhyLine {
  readonly at: Instant | null
  readonly text: string
}

export const registryNames = {
  civil: 'p21.registry.civil',
  taxpayer: 'p21.registry.tax',
  companies: 'p21.registry.company',
  institution: 'p21.registry.institution',
} as const satisfies Readonly<Record<RegistrySource, TextKey>>

/** What happened, in words; the times of the past stand beside them, those to come in them. */
export function whyLine({ t, lang, page }: Pick<Visit, 't' | 'lang' | 'page'>, it: Happening): WhyLine {
  switch (it.is) {
    case 'linkAcceptedLate':
      return { at: it.at, text: t('why.is.linkAcceptedLate', { plazo: durationInWords(it.after, t) }) }
    case 'mailPutOff':
      return {
        at: it.at,
        text:
          it.next === null
            ? t('why.is.mailPutOff')
            : t('why.is.mailPutOff.next', { hora: formatTime(it.next, undefined, 'seconds') }),
      }
    case 'mailFiltered':
      return { at: it.at, text: t('why.is.mailFiltered', { remitente: page.theme.sender }) }
    case 'mailUnopened':
      return {
        at: it.at,
        text: t('why.is.mailUnopened', { hora: formatTime(it.until, undefined, 'seconds') }),
      }
    case 'mailUnsure':
      return {
        at: null,
        text: t('why.is.mailUnsure', { hora: formatTime(it.until, undefined, 'seconds') }),
      }
    case 'answersRefused':
      return { at: null, text: t('why.is.answersRefused', { refused: it.refused, left: it.left }) }
    case 'suspended': {
      const from = nextMinute(it.until)
      return {
        at: null,
        text: t('why.is.suspended', { fecha: formatDate(from, lang), hora: formatTime(from) }),
      }
    }
    case 'newMailCooling': {
      const from = nextMinute(it.from)
      return {
        at: null,
        text: t('why.is.newMailCooling', { fecha: formatDate(from, lang), hora: formatTime(from) }),
      }
    }
    case 'idle':
      return { at: it.since, text: t('why.is.idle', { plazo: durationInWords(it.life, t) }) }
    case 'registryDown':
      return { at: null, text: t('why.is.registryDown', { registro: t(registryNames[it.registry]) }) }
    case 'suspensionOver':
    case 'linkVoid':
    case 'codesSpent':
    case 'linksSpent':
    case 'noMail':
    case 'newMailUnconfirmed':
    case 'notBlocked':
    case 'noKeyYet':
    case 'thinFile':
    case 'attendedOnly':
    case 'paperToFix':
      return { at: null, text: t(`why.is.${it.is}`) }
    default:
      return { at: it.at, text: t(`why.is.${it.is}`) }
  }
}

/** Where each way begins, of the case with this code. */
export const goPath = (go: Exclude<Go, 'wait'>, code: string): string =>
  ({
    askLink: '/enlace',
    restart: '/empresa',
    waitForMail: '/enlace/enviado',
    ways: '/otras-formas',
    unlock: '/desbloqueo',
    firstKey: '/primera-clave',
    ruc: '/ruc-no-activo',
    noMail: '/sin-correo',
    sign: '/solicitud/subir',
    papers: `/caso/${code}/documentos`,
    questions: '/preguntas',
    status: '/estado',
  })[go]
