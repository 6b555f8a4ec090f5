/** The frame every page has, in the order of SCREENS 0.2. */
import { locales } from '../text/lang.ts'
import type { Lang } from '../text/lang.ts'
import { assetPrefix } from './assets.ts'
import type { AssetName, Assets } from './assets.ts'
import { DemoBanner } from './components/demo-banner.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import type { FieldError } from './components/error-summary.tsx'
import { Footer } from './components/footer.tsx'
import { Header } from './components/header.tsx'
import { Help } from './components/help.tsx'
import { BackLink, SkipLink } from './components/links.tsx'
import { SessionWarning } from './components/session-warning.tsx'
import type { SessionWarningProps } from './components/session-warning.tsx'
import type { FrameTexts } from './frame-texts.ts'
import { trustedHtml } from './jsx-runtime.ts'
import type { Child, Html } from './jsx-runtime.ts'
import { languageHref } from './language-href.ts'
import { themeIcon } from './theme.ts'
import type { Theme, ThemeFiles } from './theme.ts'

/** Addresses of what only a demonstration has. */
export interface DemoPlaces {
  readonly peopleHref: string
  readonly mailboxHref: string
  readonly simHref: string
  readonly staffHref: string
}

/** What one answer's pages share; pages take it as `<Page {...context} title=… >`. */
export type PageContext = {
  readonly lang: Lang
  readonly frame: FrameTexts
  readonly theme: Theme
  readonly themeFiles: ThemeFiles
  readonly assets: Assets
  /** Path and query a GET of this page has; the language links lead there. */
  readonly path: string
  /** In a demonstration: where its people, its inbox, its switches and its officers are. */
  readonly demo?: DemoPlaces | undefined
  /** What everyone must know now: planned works, a registry that is down. */
  readonly notice?: Child
  /** X-04, where this browser has something to lose. */
  readonly sessionWarning?: SessionWarningProps | undefined
}

export type PageProps = PageContext & {
  /** Words of the `title` and, unless `ownHeading`, of the `h1`. */
  readonly title: string
  /** Small line above the `h1`: "Paso 1 de 4". */
  readonly caption?: Child
  /** The children hold the `h1`: in a legend, a label or a panel. */
  readonly ownHeading?: boolean | undefined
  readonly back?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly caseCode?: string | undefined
  /** Default `/ayuda`. */
  readonly helpHref?: string | undefined
  readonly styles?: readonly 'more.css'[] | undefined
  /** Client scripts; the ones for errors and for the session are added where they are needed. */
  readonly scripts?: readonly Extract<AssetName, `${string}.js`>[] | undefined
  /** For tables of the back office: as wide as the frame. */
  readonly isWide?: boolean | undefined
  readonly children: Child
}

const doctype = trustedHtml('<!DOCTYPE html>')
const mainId = 'contenido'

function Head(props: PageProps & { readonly hasErrors: boolean }): Html {
  const title = props.frame.documentTitle(props.title)
  const scripts = new Set(props.scripts)
  if (props.hasErrors) scripts.add('error-summary.js')
  if (props.sessionWarning) scripts.add('session-warning.js')
  return (
    <head>
      <meta charset="utf-8" />
      <title>{props.hasErrors ? `${props.frame.errorPrefix} ${title}` : title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <meta name="referrer" content="no-referrer" />
      {['app.css' as const, ...(props.styles ?? [])].map((name) => (
        <link rel="stylesheet" href={props.assets(name)} />
      ))}
      <link rel="stylesheet" href={`${assetPrefix}${props.themeFiles.css.name}`} />
      {themeIcon(props.theme)}
      {[...scripts].map((name) => (
        <script type="module" src={props.assets(name)} />
      ))}
    </head>
  )
}

const Main = (props: PageProps & { readonly hasErrors: boolean }): Html => (
  <main class="govuk-main-wrapper" id={mainId} tabindex={-1}>
    <div class={props.isWide ? 'clv-wide' : 'clv-column'}>
      {props.hasErrors && <ErrorSummary title={props.frame.problem} errors={props.errors ?? []} />}
      {!props.ownHeading && (
        <>
          {props.caption !== undefined && <span class="govuk-caption-l">{props.caption}</span>}
          <h1 class="govuk-heading-l">{props.title}</h1>
        </>
      )}
      {props.children}
      <Help
        title={props.frame.help.title}
        phone={props.frame.help.phone}
        step={{ href: props.helpHref ?? '/ayuda', text: props.frame.help.step }}
        triage={{ href: '/ayuda/que-me-pasa', text: props.frame.help.triage }}
        caseCode={
          props.caseCode === undefined
            ? undefined
            : { code: props.caseCode, sentence: props.frame.help.caseCode(props.caseCode) }
        }
      />
    </div>
  </main>
)

/** A whole document. With errors, its title begins with "Error:" and the summary stands before the `h1`. */
export function Page(props: PageProps): Html {
  const { frame } = props
  const hasErrors = props.errors !== undefined && props.errors.length > 0
  return (
    <>
      {doctype}
      <html lang={locales[props.lang]} class="govuk-template">
        <Head {...props} hasErrors={hasErrors} />
        <body class="govuk-template__body">
          <SkipLink href={`#${mainId}`}>{frame.skip}</SkipLink>
          <Header
            theme={props.theme}
            service={frame.service}
            languageLabel={frame.language}
            languages={frame.languages.map(({ lang, name }) => ({
              lang: locales[lang],
              name,
              href: lang === props.lang ? undefined : languageHref(props.path, lang),
            }))}
          >
            {props.demo && (
              <DemoBanner
                text={frame.demo.text}
                links={[
                  { href: props.demo.peopleHref, text: frame.demo.people },
                  { href: props.demo.mailboxHref, text: frame.demo.mailbox },
                  { href: props.demo.simHref, text: frame.demo.sim },
                  { href: props.demo.staffHref, text: frame.demo.staff },
                ]}
              />
            )}
          </Header>
          {props.notice !== undefined && (
            <section class="clv-notice" aria-label={frame.notice}>
              <div class="govuk-width-container">{props.notice}</div>
            </section>
          )}
          <div class="govuk-width-container">
            {props.back !== undefined && <BackLink href={props.back}>{frame.back}</BackLink>}
            <Main {...props} hasErrors={hasErrors} />
          </div>
          <Footer
            institution={props.theme.name === props.theme.operator ? undefined : props.theme.name}
            operator={frame.footer.operator}
            links={[
              { href: '/privacidad', text: frame.footer.privacy },
              { href: '/accesibilidad', text: frame.footer.access },
              { href: '/estado', text: frame.footer.status },
              { href: '/terminos', text: frame.footer.terms },
            ]}
          />
          {props.sessionWarning && <SessionWarning {...props.sessionWarning} />}
        </body>
      </html>
    </>
  )
}
