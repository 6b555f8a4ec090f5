import { expect, it } from 'vitest'
import { readToken } from '../links/domain/token.ts'
import { tokenOf } from './fragment.ts'

it('reads the token that the server would', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUvWxY-_'
  expect(readToken(token)).toBe(token)
  expect(tokenOf(`#${token}`)).toBe(token)
})

it('takes nothing else for a token', () => {
  for (const hash of [
    '',
    '#',
    '#contenido',
    '#AbCdEfGhIjKlMnOpQrStUvWxY-',
    '#AbCdEfGhIjKlMnOpQrStUvWx<>!',
    'AbCdEfGhIjKlMnOpQrStUvWxY-_',
  ]) {
    expect(tokenOf(hash)).toBeUndefined()
  }
})
