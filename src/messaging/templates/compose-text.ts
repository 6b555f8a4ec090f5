import { zones } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import type { Texts, Translate } from '../../platform/text/texts.ts'
import type { ComposeText, MintedTextCode } from '../app/text-ports.ts'
import { plainly, segment } from '../domain/gsm7.ts'
import type { TextParams, TextTemplate } from '../domain/text-template.ts'

export interface TextFrame {
  readonly texts: Texts
  /** The one configured public origin, without a slash at the end (L-17). */
  readonly origin: string
  /** Telephone of the help desk, as people read it. */
  readonly helpPhone: string
}

type Code = Pick<MintedTextCode, 'code' | 'diesAt'>
type Body<T extends TextTemplate> = (params: TextParams[T], t: Translate, code: Code | undefined) => string

/** A telephone of the settings is 30 characters at most, and a service's name may be the institution's own words. */
const longestPhone = 30
const longestService = 40
/** Below this the name of a place says nothing. */
const shortestPlace = 8

/**
 * Writes the text messages of SCREENS 5: plain letters, one segment, whatever the values are. A code comes without
 * any link (CHANNELS 4), and what does not fit of a place's name is cut.
 */
export const createComposeText =
  ({ texts, origin, helpPhone }: TextFrame): ComposeText =>
  (template, lang, params, code) =>
    plainly(bodiesOf(origin, helpPhone)[template](params, texts.in(lang), code))

const zoneOf = ({ zone }: { readonly zone?: 'mainland' | 'galapagos' }) => zones[zone ?? 'mainland']

const bodiesOf = (origin: string, helpPhone: string): { readonly [T in TextTemplate]: Body<T> } => ({
  'M-22': (params, t, code) => {
    if (code === undefined) throw new TypeError('M-22 is written around its code')
    return t('m22.text', {
      codigo: code.code,
      servicio: plainly(t('g.service')).slice(0, longestService),
      hora: formatTime(code.diesAt, zoneOf(params)),
    })
  },
  'M-23': (params, t) => {
    const zone = zoneOf(params)
    const said = {
      caso: plainly(params.caseCode),
      fecha: formatDateShort(params.at, zone),
      hora: formatTime(params.at, zone),
    }
    const withLink = (centro: string) => plainly(t('m23.text', { ...said, centro, enlace: `${origin}/caso` }))
    const alone = (centro: string) => plainly(t('m23.short', { ...said, centro }))
    // The name of a service may be so long that its address leaves no room for a place.
    const write = withLink('').length + shortestPlace <= segment ? withLink : alone
    const centre = plainly(params.centre)
    return write(centre.slice(0, segment - write('').length).trim())
  },
  'M-41': (_params, t) => t('m41.text', { servicio: plainly(t('g.service')).slice(0, longestService) }),
  'M-49': (_params, t) => t('m49.text', { telefonoAyuda: plainly(helpPhone).slice(0, longestPhone) }),
  'M-24': (params, t) =>
    t('m24.text', {
      hora: formatTime(params.at, zoneOf(params)),
      telefonoAyuda: plainly(helpPhone).slice(0, longestPhone),
    }),
})
