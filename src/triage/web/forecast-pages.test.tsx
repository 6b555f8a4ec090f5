import { describe, expect, it } from 'vitest'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { inflesz } from '../../../test/support/inflesz.ts'
import { spoken } from '../../../test/support/spoken.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import { daysLeft, nextDueDate } from '../../arrears/domain/due-date.ts'
import { provinces } from '../../arrears/domain/provinces.ts'
import { civilDay } from '../../kernel/civil-day.ts'
import { langs } from '../../kernel/lang.ts'
import { plus } from '../../kernel/time.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { readCatalogue, textsFolder } from '../../platform/text/catalogues.ts'
import { Fragment } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Diagnosis, Happening } from '../app/diagnosis.ts'
import { forecast, forecastWays, type ForecastFacts } from '../app/forecast.ts'
import type { Stated } from '../domain/stated.ts'
import { ForecastForm } from './forecast-form.tsx'
import { ForecastPage } from './forecast-page.tsx'
import { preparation } from './preparation.ts'
import { PreparePage } from './prepare-page.tsx'
import { PublicWhy, WhyBlock, WhyForOfficer } from './why-block.tsx'
import { whyLine } from './why-words.ts'

const at = plus(testNow, -300)
const soon = plus(testNow, 300)
/** One of each: a new kind of happening does not compile here before it has its words. */
const happenings: { readonly [Is in Happening['is']]: Extract<Happening, { is: Is }> | Happening } = {
  linkAsked: { is: 'linkAsked', at },
  linkOpened: { is: 'linkOpened', at },
  linkExpired: { is: 'linkExpired', at },
  linkReplaced: { is: 'linkReplaced', at },
  linkAccepted: { is: 'linkAccepted', at, after: 3 },
  linkAcceptedLate: { is: 'linkAcceptedLate', at, after: 754 },
  linkVoid: { is: 'linkVoid' },
  mailPutOff: { is: 'mailPutOff', at, next: soon },
  mailFull: { is: 'mailFull', at },
  mailFiltered: { is: 'mailFiltered', at },
  mailOurs: { is: 'mailOurs', at },
  mailSuppressed: { is: 'mailSuppressed', at },
  mailUnknown: { is: 'mailUnknown', at },
  mailUnopened: { is: 'mailUnopened', at, until: soon },
  mailUnsure: { is: 'mailUnsure', until: soon },
  mailAnswersAgain: { is: 'mailAnswersAgain', at },
  codesSpent: { is: 'codesSpent' },
  linksSpent: { is: 'linksSpent' },
  answersRefused: { is: 'answersRefused', refused: 2, left: 1 },
  suspended: { is: 'suspended', until: soon },
  suspensionOver: { is: 'suspensionOver', until: at },
  idle: { is: 'idle', since: at, life: 1800 },
  rucSuspended: { is: 'rucSuspended', at },
  rucCancelled: { is: 'rucCancelled', at },
  blocked: { is: 'blocked', at },
  noMail: { is: 'noMail' },
  newMailUnconfirmed: { is: 'newMailUnconfirmed' },
  newMailCooling: { is: 'newMailCooling', from: soon },
  notBlocked: { is: 'notBlocked' },
  noKeyYet: { is: 'noKeyYet' },
  thinFile: { is: 'thinFile' },
  attendedOnly: { is: 'attendedOnly' },
  stopped: { is: 'stopped', at },
  reported: { is: 'reported', at },
  employerChanged: { is: 'employerChanged', at },
  registryDown: { is: 'registryDown', registry: 'civil' },
  signedRejected: { is: 'signedRejected', at },
  paperToFix: { is: 'paperToFix' },
}
const facts: ForecastFacts = {
  figures: { online: { over: 40, completed: 30, median: 700, slow: 2_000 } },
  turno: { counter: plus(testNow, 400_000), video: null },
  isRegistryDown: true,
  now: testNow,
}
const stated: Stated = {
  kind: 'company',
  key: 'blocked',
  mail: 'yes',
  ruc: 'yes',
  signature: 'no',
  province: 'Imbabura',
}
const extension = {
  province: 'Imbabura',
  period: { year: 2026, month: 10 },
  until: civilDay(2026, 12, 10),
  source: 'Resolución 12',
}

describe.each(langs)('what is told of its own accord, in %s', (lang) => {
  const visit = testVisit(lang, '/pronostico')
  const framed = (block: unknown) =>
    String(Page({ ...visit.page, title: 'x', back: '/', children: [block as never] }))

  it('is sound HTML with one heading, on every page', async () => {
    const due = nextDueDate(testNow, 'Imbabura', [extension])
    const diagnosis: Diagnosis = {
      row: 'R-07',
      happened: [happenings.linkAsked, ...Object.values(happenings)],
      sameAgain: false,
      go: 'restart',
    }
    const pages = [
      String(ForecastForm({ visit, provinces, raw: {}, missing: [] })),
      String(ForecastForm({ visit, provinces, raw: { tipo: 'empresa' }, missing: ['clave', 'firma'] })),
      ...(['blocked', 'forgotten', 'never'] as const).map((key) =>
        String(
          ForecastPage({
            visit,
            forecast: forecast({ ...stated, key }, facts, asDescribed),
            figureDays: 30,
            isRegistryDown: true,
            due,
            left: daysLeft(due, testNow),
            province: stated.province,
            isHousehold: key === 'forgotten',
            query: 'tipo=empresa',
          }),
        ),
      ),
      ...forecastWays.map((way) => String(PreparePage({ visit, way }))),
      framed(WhyBlock({ visit, code: 'CLV-7Q4M-2K9T', diagnosis })),
      framed(WhyForOfficer({ visit, diagnoses: [diagnosis] })),
      framed(PublicWhy({ visit })),
      framed(Fragment({})),
    ]
    for (const page of pages) {
      expect(await htmlFindings(page)).toEqual([])
      expect(page.match(/<h1/g)).toHaveLength(1)
    }
    expect(pages[2]).toContain('Resolución 12')
    // A household begins at its own door; asked for nothing that it has not.
    expect(pages[3]).toContain('href="/hogar"')
    expect(pages[3]).not.toContain('href="/pronostico/preparar/online"')
    expect(pages.slice(4).join('')).not.toContain('href="/hogar"')
  })

  it('has words for everything that can happen, and no two alike', () => {
    const words = Object.values(happenings).map((each) => whyLine(visit, each).text)
    expect(new Set(words).size).toBe(words.length)
  })
})

it('is easy to read (SCREENS 0.1)', () => {
  const said = new Map<string, string[]>()
  for (const [key, text] of readCatalogue(textsFolder, 'es')) {
    const page = key.slice(0, key.indexOf('.'))
    if (['why', 'fc', 'prep'].includes(page)) said.set(page, [...(said.get(page) ?? []), spoken(text, 'es')])
  }
  expect([...said.keys()].toSorted()).toEqual(['fc', 'prep', 'why'])
  expect(
    [...said].filter(([, texts]) => inflesz(texts) < 55).map(([page, texts]) => [page, inflesz(texts)]),
  ).toEqual([])
})

it('names no paper twice in a list', () => {
  for (const way of forecastWays) expect(new Set(preparation[way]).size).toBe(preparation[way].length)
})
