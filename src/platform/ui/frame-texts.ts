import { langs } from '../text/lang.ts'
import type { Lang } from '../text/lang.ts'
import type { Translate } from '../text/texts.ts'
import type { CountdownTexts } from './components/countdown.tsx'
import type { ShowKeyTexts } from './components/key-input.tsx'
import type { SessionWarningProps } from './components/session-warning.tsx'
import type { Theme } from './theme.ts'

/** Ready texts of the frame, made once per language and institution. */
export type FrameTexts = {
  readonly skip: string
  readonly service: string
  readonly documentTitle: (title: string) => string
  readonly errorPrefix: string
  readonly problem: string
  readonly back: string
  readonly language: string
  readonly languages: readonly { readonly lang: Lang; readonly name: string }[]
  readonly notice: string
  readonly demo: {
    readonly text: string
    readonly people: string
    readonly mailbox: string
    readonly sim: string
    readonly staff: string
  }
  readonly help: {
    readonly title: string
    readonly phone: string
    readonly step: string
    readonly triage: string
    readonly caseCode: (code: string) => string
  }
  readonly footer: {
    readonly privacy: string
    readonly access: string
    readonly status: string
    readonly terms: string
    readonly operator: string
  }
}

export function frameTexts(t: Translate, lang: Lang, theme: Theme): FrameTexts {
  return {
    skip: t('g.skip'),
    service: t('g.service'),
    documentTitle: (titulo) => t('g.titlePattern', { titulo, institucion: theme.name }),
    errorPrefix: t('g.errorPrefix'),
    problem: t('g.problem'),
    back: t('g.back'),
    language: t('g.lang.label'),
    languages: langs.map((one) => ({ lang: one, name: t(`g.lang.${one}`) })),
    notice: t('g.notice.title'),
    demo: {
      text: t('g.demo'),
      people: t('g.demo.people'),
      mailbox: t('g.demo.mailbox'),
      sim: t('g.demo.sim'),
      staff: t('g.demo.staff'),
    },
    help: {
      title: t('g.help.title'),
      phone: t('g.help.phone', { telefonoAyuda: theme.phone, horarioAyuda: theme.hours[lang] }),
      step: t('g.help.step'),
      triage: t('g.help.triage'),
      caseCode: (caso) => t('g.help.case', { caso }),
    },
    footer: {
      privacy: t('g.footer.privacy'),
      access: t('g.footer.access'),
      status: t('g.footer.status'),
      terms: t('g.footer.terms'),
      operator: t('g.footer.operator', { operador: theme.operator }),
    },
  }
}

/** Words of the button beside a key. */
export const showKeyTexts = (t: Translate): ShowKeyTexts => ({
  show: t('g.showPass'),
  hide: t('g.hidePass'),
  showLabel: t('g.showPass.label'),
  hideLabel: t('g.hidePass.label'),
  shown: t('g.passShown'),
  hidden: t('g.passHidden'),
})

/** Words of a countdown. `over` is what the page says when the time is up. */
export const countdownTexts = (t: Translate, over: string): CountdownTexts => ({
  left: t('p10.left', { tiempo: '{tiempo}' }),
  spoken: {
    120: t('p10.live', { n: 120 }),
    60: t('p10.live', { n: 60 }),
    30: t('p10.live', { n: 30 }),
    10: t('p10.live', { n: 10 }),
  },
  over,
})

/** Words of X-04; `tiempo` is the length of the warning in words, "2 minutos y 30 segundos". */
export const sessionWarningTexts = (t: Translate, tiempo: string): SessionWarningProps['texts'] => ({
  title: t('x04.title'),
  body: t('x04.body', { tiempo }),
  stay: t('x04.stay'),
  leave: t('x04.leave'),
})
