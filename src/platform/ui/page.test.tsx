import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTexts } from '../text/texts.ts'
import { createAssets, readAssets } from './assets.ts'
import { Countdown, Input, KeyInput } from './components/index.ts'
import { countdownTexts, frameTexts, sessionWarningTexts, showKeyTexts } from './frame-texts.ts'
import { languageHref } from './language-href.ts'
import { Page } from './page.tsx'
import type { PageContext } from './page.tsx'
import { defaultTheme, themeCss, themeFiles, themeMark } from './theme.ts'

const t = createTexts().in('es')
const context: PageContext = {
  lang: 'es',
  frame: frameTexts(t, 'es', defaultTheme),
  theme: defaultTheme,
  themeFiles: themeFiles(defaultTheme),
  assets: (name) => `/a/${name}`,
  path: '/empresa?paso=1',
}
const order = (html: string, ...parts: readonly string[]): void => {
  const places = parts.map((part) => html.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

describe('the frame', () => {
  it('keeps the order of every page', () => {
    const html = String(
      <Page
        {...context}
        title="Datos de la empresa"
        caption="Paso 1 de 4"
        back="/tramite"
        notice="Mañana no hay servicio."
        demo={{
          peopleHref: '/personas',
          mailboxHref: '/buzon',
          simHref: '/simulador',
          staffHref: '/personal',
        }}
        errors={[{ field: 'ruc', text: 'Escriba el número de RUC' }]}
        caseCode="CLV-7Q4M-2K9T"
      >
        <Input name="ruc" label="Número de RUC" error="Escriba el número de RUC" />
      </Page>,
    )
    order(
      html,
      '<!DOCTYPE html><html lang="es-EC"',
      'Ir al contenido principal',
      '<header',
      'Datos ficticios',
      'Instituto de Seguridad Social de Prueba</span>',
      'Clave de empleador</span>',
      'hreflang="en"',
      '</header>',
      'Mañana no hay servicio.',
      'govuk-back-link',
      '<main',
      'govuk-error-summary',
      '<h1',
      'id="ruc-error"',
      'id="clv-help"',
      '1800 000 000',
      'Ayuda con este paso',
      'No sé qué me pasa',
      'CLV-7Q4M-2K9T',
      '</main>',
      'Privacidad',
      'Accesibilidad',
      'Estado del servicio',
      'Términos de uso',
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<a href="#ruc">Escriba el número de RUC</a>')
    expect(html).toContain('<title>Error: Datos de la empresa – Clave de empleador –')
    expect(html).toContain('/a/error-summary.js')
  })

  it('names an institution once that runs the service itself, and another operator beside it (B4)', () => {
    const footer = (operator: string) => {
      const theme = { ...defaultTheme, operator }
      const own = { ...context, theme, frame: frameTexts(t, 'es', theme) }
      return (
        String(
          <Page {...own} title="Ayuda">
            <p>Ayuda</p>
          </Page>,
        ).split('<footer')[1] ?? ''
      )
    }
    expect(footer(defaultTheme.name).split(defaultTheme.name)).toHaveLength(2)
    expect(footer('Otra Entidad')).toMatch(new RegExp(`${defaultTheme.name}.*Otra Entidad`))
  })

  it('says nothing of errors when there are none', () => {
    const html = String(
      <Page {...context} title="Inicio" errors={[]}>
        Hola
      </Page>,
    )
    expect(html).toContain('<title>Inicio – Clave de empleador –')
    expect(html).not.toContain('error-summary')
    expect(html).not.toContain('<script')
  })

  it('leaves the heading to a page that has it in its question', () => {
    const html = String(
      <Page {...context} title="Nueva clave" ownHeading>
        <Input name="a" label="¿Cuál?" labelIsHeading />
      </Page>,
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<h1 class="govuk-label-wrapper">')
  })

  it('holds no inline script, style or handler, so the strict security policy can stand', () => {
    const html = String(
      <Page
        {...context}
        title="Clave"
        scripts={['show-key.js', 'countdown.js']}
        sessionWarning={{
          warnAfter: 750,
          endAfter: 900,
          keepAliveUrl: '/sesion/seguir',
          leaveHref: '/sesion/fin',
          texts: sessionWarningTexts(t, '2 minutos y 30 segundos'),
        }}
      >
        <Countdown seconds={161.9} texts={countdownTexts(t, 'El enlace venció')}>
          Vence a las 10:42:30
        </Countdown>
        <KeyInput name="clave" label="Nueva clave" autocomplete="new-password" texts={showKeyTexts(t)} />
      </Page>,
    )
    expect(html).not.toMatch(/<style|style=|\son\w+=/)
    expect(html.match(/<script[^>]*>[^<]/)).toBeNull()
    expect(html).toContain('data-seconds="161"')
    expect(html).toContain('data-left="Quedan {tiempo}"')
    expect(html).toContain('data-say-60="Quedan 60 segundos"')
    expect(html).toContain('session-warning.js')
  })
})

describe('a key box', () => {
  it('never carries a key back into the page', () => {
    const slip = { value: 'Secreta1!' }
    const html = String(
      <KeyInput {...slip} name="clave" label="x" autocomplete="new-password" texts={showKeyTexts(t)} />,
    )
    expect(html).not.toContain('Secreta1!')
  })

  it('hides what is typed, and leaves it to be pasted and filled in (ASVS 6.2.6, 6.2.7)', () => {
    for (const autocomplete of ['new-password', 'current-password'] as const) {
      const html = String(
        <KeyInput name="clave" label="x" autocomplete={autocomplete} texts={showKeyTexts(t)} />,
      )
      const [box = ''] = /<input[^>]*>/.exec(html) ?? []
      expect(box).toContain(' type="password"')
      expect(box).toContain(` autocomplete="${autocomplete}"`)
      expect(box).not.toMatch(/\s(?:onpaste|oncopy|readonly|maxlength)/)
    }
    // Nor does a script stand in the way of the clipboard.
    const scripts = globSync('src/client/*.ts').map((path) => readFileSync(path, 'utf8'))
    expect(scripts.filter((text) => /['"](?:paste|copy|beforeinput)['"]/.test(text))).toEqual([])
  })
})

describe('the language links', () => {
  it('lead to the same page with everything it was asked', () => {
    expect(languageHref('/empresa', 'en')).toBe('/empresa?lang=en')
    expect(languageHref('/empresa?paso=1&lang=es', 'en')).toBe('/empresa?paso=1&lang=en')
  })
})

describe('the theme', () => {
  it('writes colours as custom properties, dark ones for dark screens', () => {
    expect(
      themeCss({ ...defaultTheme, colours: { brand: '#102030' }, darkColours: { brand: '#405060' } }),
    ).toBe(
      ':root{--govuk-brand-colour:#102030}@media screen and (prefers-color-scheme:dark){:root{--govuk-brand-colour:#405060}}',
    )
  })

  it('refuses what is not a colour or not one letter', () => {
    expect(() => themeCss({ ...defaultTheme, colours: { brand: '#fff}body{display:none' } })).toThrow(
      TypeError,
    )
    expect(() => themeMark({ ...defaultTheme, letter: '<' })).toThrow(TypeError)
    expect(() => themeMark({ ...defaultTheme, letter: 'AB' })).toThrow(TypeError)
  })

  it('names its files after their content', () => {
    const other = themeFiles({ ...defaultTheme, colours: { brand: '#102030' } })
    expect(other.css.name).toMatch(/^theme-[0-9a-f]{8}\.css$/)
    expect(other.css.name).not.toBe(themeFiles(defaultTheme).css.name)
  })
})

describe('the built files', () => {
  it('are found by their name and never guessed', () => {
    const assets = createAssets({ 'app.css': 'app-1f2e3d4c.css' })
    expect(assets('app.css')).toBe('/a/app-1f2e3d4c.css')
    expect(() => assets('countdown.js')).toThrow('countdown.js was not built')
    expect(() => readAssets('no-such-folder')).toThrow()
  })
})
