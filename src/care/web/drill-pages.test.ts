import { describe, expect, it } from 'vitest'
import { langs } from '../../kernel/lang.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import type { DrillState } from '../domain/drill.ts'
import { DrillPage } from './drill-pages.tsx'

describe.each(langs)('what the drill says to mend, in %s', (lang) => {
  const visit = testVisit(lang, '/cuenta/simulacro')
  const shown = (state: DrillState): string =>
    String(
      DrillPage({
        visit,
        items: [{ id: 'representative', state, at: null }],
        begunAt: testNow,
        mail: null,
        coolOff: 3_600,
        formNumbers: { begin: 'begin', code: 'code' },
      }),
    )

  it('asks nobody to mend a representative whom a registry that is out could not confirm (I-10)', () => {
    expect(shown('unknown')).toContain(visit.t('u04.unknown'))
    expect(shown('unknown')).not.toContain(visit.t('u04.representative.mend'))
  })

  it('says what to mend of one that the registries do not confirm', () => {
    expect(shown('bad')).toContain(visit.t('u04.representative.mend'))
    expect(shown('bad')).not.toContain(visit.t('u04.unknown'))
  })
})
