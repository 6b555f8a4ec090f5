import type { Lang } from '../../src/kernel/lang.ts'
import { instantAt, zones } from '../../src/kernel/time.ts'
import { createTexts } from '../../src/platform/text/texts.ts'
import { frameTexts, sessionWarningTexts } from '../../src/platform/ui/frame-texts.ts'
import { defaultTheme, themeFiles } from '../../src/platform/ui/theme.ts'
import type { Visit } from '../../src/platform/web/context.ts'

const texts = createTexts()

/** Tuesday 24 November 2026, 10:42 on the mainland. */
export const testNow = instantAt({ year: 2026, month: 11, day: 24, hour: 10, minute: 42 }, zones.mainland)

/** A visit without a server, for views. */
export function testVisit(lang: Lang, path = '/'): Visit {
  const t = texts.in(lang)
  const visit: Visit = {
    lang,
    t,
    now: testNow,
    network: '192.0.2.1',
    browserName: 'Firefox, Linux',
    browser: { id: 'test-browser', seenAt: testNow },
    lapsed: false,
    idle: 900,
    carry: (change) => void (visit.browser = { ...visit.browser, ...change }),
    forget: () => void (visit.browser = { id: visit.browser.id, seenAt: testNow }),
    page: {
      lang,
      frame: frameTexts(t, lang, defaultTheme),
      theme: defaultTheme,
      themeFiles: themeFiles(defaultTheme),
      assets: (name) => `/a/${name}`,
      path,
    },
    warning: {
      warnAfter: 690,
      endAfter: 900,
      keepAliveUrl: '/sesion',
      leaveHref: '/',
      texts: sessionWarningTexts(t, '2 minutos y 30 segundos'),
    },
    warnOf: () => undefined,
    refusedOnceMore: () => undefined,
    isRepeating: () => false,
    advice: () => undefined,
    formNumber: (act, version = 0) => `${version}.${act}`,
    checkForm: () => 'fresh',
  }
  return visit
}
