import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from './secret.ts'

const value = 'Clave-de-prueba-1'
const secret = new Secret(value)

describe('a secret', () => {
  it('comes out only when it is revealed', () => {
    expect(secret.reveal()).toBe(value)
    const parts = { a: 1 }
    expect(new Secret(parts).reveal()).toBe(parts)
  })

  it.each([
    ['a template', `${secret as unknown as string}`],
    ['a sum', '' + (secret as unknown as string)],
    ['JSON', JSON.stringify({ secret, list: [secret] })],
    ['the console', inspect({ secret }, { depth: 9, showHidden: true })],
    ['a format with %s, %o and %j', format('%s %o %j', secret, secret, secret)],
    ['an error', String(new Error(String(secret)))],
  ])('says [secret] in %s', (_, printed) => {
    expect(printed).toContain('[secret]')
    expect(printed).not.toContain(value)
  })

  it('has no property to copy it from', () => {
    expect(Object.getOwnPropertyNames(secret)).toEqual([])
    expect(Object.assign({}, secret)).toEqual({})
    expect(structuredClone(secret)).toEqual({})
  })
})
