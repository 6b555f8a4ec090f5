import { describe, expect, it } from 'vitest'
import { catalogue } from '../../kernel/catalogue.ts'
import { codeIn } from './read-code.ts'

describe('a code in what somebody typed', () => {
  it.each([
    ['CLV-130', 'CLV-130'],
    ['130', 'CLV-130'],
    ['clv130', 'CLV-130'],
    [' clv 130 ', 'CLV-130'],
    ['Código: CLV-130 · Lo arregla el registro', 'CLV-130'],
    ['me sale codigo 160 que hago', 'CLV-160'],
    ['El enlace venció.\nCódigo: CLV-l6O', 'CLV-160'],
    ['error clv.181!', 'CLV-181'],
    ['code: clv_900', 'CLV-900'],
  ])('is read in %j', (text, code) => {
    expect(codeIn(text)).toBe(code)
  })

  it.each([
    'CLV-999',
    '999',
    'tengo 130 trabajadores',
    'el codigo es 130456',
    'CLV-1300',
    '',
    'clv',
    'código',
  ])('is not read in %j', (text) => {
    expect(codeIn(text)).toBeUndefined()
  })

  it('is the second one where the first is none of ours', () => {
    expect(codeIn('CLV-999, antes CLV-160')).toBe('CLV-160')
  })

  it('is read for every code that there is', () => {
    for (const { code } of catalogue) expect(codeIn(`Código: ${code}`)).toBe(code)
  })
})
