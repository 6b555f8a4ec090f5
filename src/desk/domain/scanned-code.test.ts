import { expect, it } from 'vitest'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import { scannedCode } from './scanned-code.ts'

const code = caseCodeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7]))
const [, left = '', right = ''] = code.split('-')

it.each([
  code,
  ` ${code.toLowerCase()}\r\n`,
  `${left}${right}`,
  `${left} ${right}`.toLowerCase(),
  `https://clave.prueba.test/caso?codigo=${code}`,
  `Caso ${code}, carta de solicitud`,
])('is found in %j', (raw) => {
  expect(scannedCode(raw)).toBe(code)
})

it.each(['', '1790016919001', 'CLV-', 'https://evil.test/', 'x'.repeat(500)])('is not found in %j', (raw) => {
  expect(scannedCode(raw)).toBeUndefined()
})
