import type { Instant } from '../../kernel/time.ts'
import type { Lang } from '../../kernel/lang.ts'
import { formatDate } from '../../platform/text/dates.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Texts, Translate } from '../../platform/text/texts.ts'
import { trustedHtml, type Html } from '../../platform/ui/jsx-runtime.ts'
import type { Theme } from '../../platform/ui/theme.ts'
import type { TriageData } from './triage-data.ts'

export interface OfflinePageProps {
  readonly data: TriageData
  readonly version: string
  readonly madeAt: Instant
  /** The first of them stands first. */
  readonly langs: readonly Lang[]
  readonly texts: Pick<Texts, 'in'>
  readonly theme: Pick<Theme, 'name' | 'phone' | 'hours'>
  /** Public origin of the installation: the only place that a link of the page leads to. */
  readonly origin: string
}

/**
 * The whole assistant as one file, for a disk, a stick or a notice board: no network, no script, no picture. An
 * answer leads to its place further down, and nothing acts: links lead to the installation and nowhere else.
 */
export function OfflinePage(props: OfflinePageProps): Html {
  const { langs, texts, theme } = props
  const [first = 'es'] = langs
  const titles = langs.map((lang) => texts.in(lang)('t01.title'))
  return (
    <>
      {doctype}
      <html lang={locales[first]}>
        <head>
          <meta charset="utf-8" />
          {policy}
          <title>{`${titles.join(' / ')} – ${theme.name}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {styles}
        </head>
        <body>
          {langs.length > 1 && (
            <p>
              {langs.map((lang) => (
                <>
                  <a href={`#${lang}`} lang={locales[lang]}>
                    {languageNames[lang]}
                  </a>{' '}
                </>
              ))}
            </p>
          )}
          {langs.map((lang) => (
            <InOneLanguage {...props} lang={lang} t={texts.in(lang)} />
          ))}
        </body>
      </html>
    </>
  )
}

const doctype = trustedHtml('<!DOCTYPE html>')
/** Nothing is fetched, whatever should ever come into the words. */
const policy = trustedHtml(
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">`,
)
const styles = trustedHtml(`<style>
body{font:1.1rem/1.5 sans-serif;max-width:42rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere;color-scheme:light dark}
section section+section{border-top:1px solid;margin-top:1.5rem}
li{margin:.5rem 0}
li a{display:inline-block;min-height:24px;padding:10px 0}
.codes{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:0 1rem}
:target{outline:3px solid;outline-offset:4px}
@media print{body{font-size:11pt;max-width:none}section section{break-inside:avoid}.top{display:none}}
</style>`)
const languageNames: Readonly<Record<Lang, string>> = { es: 'Español', en: 'English' }

interface InOneLanguageProps extends OfflinePageProps {
  readonly lang: Lang
  readonly t: Translate
}

function InOneLanguage(props: InOneLanguageProps): Html {
  const { data, version, madeAt, theme, origin, lang, t } = props
  const at = (id: string) => `${lang}-${id}`
  const Top = () => (
    <p class="top">
      <a href={`#${at(data.first)}`}>{t('t.off.top')}</a>
    </p>
  )
  return (
    <section lang={locales[lang]} id={lang}>
      <h1>{t('t01.title')}</h1>
      <p>{theme.name}</p>
      <p>{t('t.off.lead')}</p>
      <p>
        {t('t.off.made', { fecha: formatDate(madeAt, lang), version })} {t('t.off.newer')}{' '}
        <Outside href={`${origin}/ayuda/que-me-pasa`}>{`${origin}/ayuda/que-me-pasa`}</Outside>
      </p>
      {data.questions.map(({ id, title, groups }) => (
        <section id={at(id)}>
          {/* The first question is what the page is called. */}
          {id !== data.first && <h2>{title[lang]}</h2>}
          {groups.map((group) => (
            <>
              {group.title !== null && <h2>{group.title[lang]}</h2>}
              <ul>
                {group.answers.map(({ text, to }) => (
                  <li>
                    <a href={`#${at(to)}`}>{text[lang]}</a>
                  </li>
                ))}
              </ul>
            </>
          ))}
          {id !== data.first && <Top />}
        </section>
      ))}
      <section id={at('T-05')}>
        <h2>{t('t.off.codes')}</h2>
        <ul class="codes">
          {codesOf(data).map(([code, row]) => (
            <li>
              <a href={`#${at(row)}`}>{code}</a>
            </li>
          ))}
        </ul>
        <Top />
      </section>
      <section id={at('T-06')}>
        <h2>{t('t.off.tell')}</h2>
        <p>{t('g.help.phone', { telefonoAyuda: theme.phone, horarioAyuda: theme.hours[lang] })}</p>
        <Top />
      </section>
      <h2>{t('t.off.results')}</h2>
      {data.rows.map(({ id, isStuck, words, next }) => {
        const said = words[lang]
        return (
          <section id={at(id)}>
            <h3>
              {said.title} ({id})
            </h3>
            <p>{said.why}</p>
            <p>
              <strong>{said.todo}</strong>
            </p>
            {isStuck && <p>{t('t.result.dont')}</p>}
            <p>
              {t('t.result.time')}: {said.time}
            </p>
            {said.papers.map(({ way, papers }) => (
              <p>
                {way}: {papers.join(' ')}
              </p>
            ))}
            <p>
              <Outside href={next}>{said.next}</Outside>
            </p>
            <Top />
          </section>
        )
      })}
    </section>
  )
}

/** A link to the installation; a demonstration, which has no https, is only named. */
const Outside = ({ href, children }: { readonly href: string; readonly children: string }): Html =>
  href.startsWith('https://') ? (
    <a href={href}>{children}</a>
  ) : (
    <>{children === href ? href : `${children}: ${href}`}</>
  )

/** Every code with its row, in the order of the codes. */
const codesOf = ({ rows }: TriageData): readonly (readonly [code: string, row: string])[] =>
  rows
    .flatMap(({ id, codes }) => codes.map((code) => [code, id] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1))
