import { describe, expect, it } from 'vitest'
import { testNow, testVisit } from '../../../../test/support/visit.ts'
import { sampleCase, well } from '../../../../test/support/sample-case.ts'
import type { ServiceCentre } from '../../../centres/domain/centre.ts'
import type { CentreId, EmployerId } from '../../../kernel/ids.ts'
import { zones } from '../../../kernel/time.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { policyFor } from '../../../policy/index.ts'
import { documentsOf, type DocumentKind } from '../domain/documents.ts'
import type { DossierDocument } from '../domain/dossier.ts'
import { visitSheetWords } from './visit-sheet-words.ts'

const documents = (kinds: readonly DocumentKind[]): readonly DossierDocument[] =>
  kinds.map((kind) => ({ kind, file: null, check: null, onRecord: null }))
const policy = policyFor('as-described')
const visit = testVisit('es')

function wordsOf(path: LoadedCase['case']['path'], hasKey = true, state: 'proving' | 'ready' = 'ready') {
  const loaded: LoadedCase = {
    code: 'CLV-7Q4M-2K9T',
    version: 1,
    lang: 'es',
    browser: new Uint8Array(32),
    claimant: '2449999016',
    sealedFacts: '',
    openedAt: testNow,
    now: testNow,
    case: sampleCase(state, { path }),
    employerFacts: { ...well, hasKey },
    employer: {
      id: 'employer' as EmployerId,
      identifier: '2499990001001',
      branchCode: '0001',
      class: 'company',
      legalName: 'Comercial Muestra S.A.S.',
      tradeName: null,
      representatives: [],
      mail: null,
      phone: null,
      epoch: 7,
      blockedAt: null,
      keySetAt: null,
      generation: 0,
      facts: {},
    },
  }
  return (centre?: ServiceCentre) =>
    visitSheetWords({
      visit,
      loaded,
      documents: documents(documentsOf('inPerson', 'company')),
      policy,
      centre,
    })
}

describe('the sheet of the way', () => {
  it('names the way that the case goes, and whether another person has to approve', () => {
    expect(wordsOf('inPerson')().facts[0]?.[1]).toBe(visit.t('p16.office'))
    expect(wordsOf('attendedUnlock')().facts[0]?.[1]).toBe(visit.t('p16.unlock'))
    expect(wordsOf('firstKey', false)().facts[0]?.[1]).toBe(visit.t('p16.firstKey'))
    expect(wordsOf('firstKey')().facts[0]?.[1]).toBe(visit.t('p16.office'))
    expect(wordsOf('firstKey')().steps).toContain(visit.t('sheet.step.second'))
    expect(wordsOf('inPerson')().steps).toContain(visit.t('sheet.step.maybeSecond'))
  })

  it('ATK-16: says the same of every case that has shown no more than two numbers', () => {
    const usual = wordsOf('inPerson', true, 'proving')()
    for (const path of ['inPerson', 'attendedUnlock', 'firstKey'] as const)
      for (const hasKey of [true, false]) expect(wordsOf(path, hasKey, 'proving')()).toEqual(usual)
  })

  it('says where: the centre when one was chosen, and until then whom to ask', () => {
    const where = (centre?: ServiceCentre) =>
      wordsOf('inPerson')(centre).facts.find(([label]) => label === visit.t('sheet.where'))?.[1]
    expect(where()).toContain(visit.page.theme.phone)
    const centre: ServiceCentre = {
      id: 'centre' as CentreId,
      name: 'Centro de Prueba',
      province: 'Galápagos',
      canton: 'Santa Cruz',
      address: 'Calle 1',
      hours: '8:00 a 16:00',
      zone: zones.galapagos.name,
    }
    expect(where(centre)).toBe(
      `Centro de Prueba, Calle 1, Santa Cruz, 8:00 a 16:00 (${visit.t('g.zone.galapagos')})`,
    )
  })

  it('says of each paper where it is asked for, and which the institution may look up itself', () => {
    const notes = Object.fromEntries(wordsOf('inPerson')().papers.map(({ name, notes: all }) => [name, all]))
    expect(notes[visit.t('p90.deed')]).toEqual([
      visit.t('p90.deed.hint'),
      visit.t('sheet.paper.asked'),
      visit.t('sheet.basis.appointment'),
    ])
    expect(notes[visit.t('p90.letter')]).not.toContain(visit.t('sheet.paper.asked'))
    expect(notes[visit.t('p90.cedula')]).toContain(visit.t('sheet.basis.process'))
  })
})
