import { describe, expect, it, test } from 'vitest'
import { bankIn, bankProblems } from './bank-rules.ts'
import type { Given } from './values.ts'

const good = {
  CLAVERO_BANK_URL: 'https://bancos.entidad-ficticia.gob.ec/v1',
  CLAVERO_BANK_CREDENTIAL: 'x'.repeat(32),
  CLAVERO_BANK_NAMES: 'Banco de Muestra | Cooperativa Ejemplo',
} as const

const problemsOf = (change: Given) => bankProblems({ ...good, ...change }).map(({ setting }) => setting)

describe('the gateway to the banks', () => {
  it('is none without an address, and nothing of it stands alone', () => {
    expect(bankIn({})).toBeUndefined()
    expect(bankProblems({})).toEqual([])
    expect(bankProblems({ CLAVERO_BANK_NAMES: 'A|B' })).toMatchObject([{ setting: 'CLAVERO_BANK_NAMES' }])
  })

  it('has an address, a credential and the names of the banks', () => {
    expect(problemsOf({})).toEqual([])
    expect(bankIn(good)).toMatchObject({
      url: good.CLAVERO_BANK_URL,
      names: ['Banco de Muestra', 'Cooperativa Ejemplo'],
    })
    const { CLAVERO_BANK_CREDENTIAL: _none, ...without } = good
    expect(bankProblems(without)).toMatchObject([{ setting: 'CLAVERO_BANK_CREDENTIAL' }])
  })

  test.each([
    'http://bancos.entidad-ficticia.gob.ec/',
    'https://name:key@bancos.entidad-ficticia.gob.ec/',
    'ftp://x/',
  ])('%s is no address for it', (url) => {
    expect(problemsOf({ CLAVERO_BANK_URL: url })).toEqual(['CLAVERO_BANK_URL'])
  })

  test.each(['Banco de Muestra', 'Banco de Muestra|Banco de Muestra', '| |'])('%j names no list', (names) => {
    expect(problemsOf({ CLAVERO_BANK_NAMES: names })).toEqual(['CLAVERO_BANK_NAMES'])
  })
})
