import { describe, expect, it } from 'vitest'
import { hiddenMark, hideSecrets } from './hide-secrets.ts'

describe('what is taken out before anything is looked for or shown', () => {
  it.each([
    ['a RUC', 'mi ruc 2499990042001 no pasa', '2499990042001'],
    ['a RUC with signs', 'ruc 2499990042-001', '2499990042-001'],
    ['a cédula', 'la cedula 2449999016 dice que no', '2449999016'],
    ['a cédula in groups', '244 999 90 16', '244 999 90 16'],
    ['a cédula off a photo', 'CI 24499990l6', '24499990l6'],
    ['a telephone', 'llame al 099-999-9999', '099-999-9999'],
    ['a telephone with its country', '+593 99 999 9999', '593 99 999 9999'],
    ['a cédula in wide figures', 'cedula ２４４９９９９０１６', '２４４９９９９０１６'],
    ['a cédula in raised figures', 'cedula ²⁴⁴⁹⁹⁹⁹⁰¹⁶', '⁴⁴⁹⁹⁹⁹⁰'],
    ['a cédula in figures of another script', 'cedula ٢٤٤٩٩٩٩٠١٦', '٢٤٤٩٩٩٩٠١٦'],
    ['a cédula with signs that nobody sees', 'cedula 24499\u200b99016', '99016'],
    ['an address', 'escriba a ana@empresa.example por favor', 'ana@empresa.example'],
    ['a RUC written to its word', 'mi RUC2499990042001 no pasa', '2499990042001'],
    ['a RUC with letters on both sides', 'x2499990042001x', '249999'],
    ['a cédula with long hyphens', 'cedula 244–999–9016', '244–999–9016'],
    ['a cédula with wide gaps', 'cedula 244  999  9016', '244  999'],
    ['a key', 'puse Abcd12*4 y no entra', 'Abcd12*4'],
    ['a key after its word', 'mi clave es hola2020 y no entra', 'hola2020'],
    ['a key after a colon', 'clave:Secreta99', 'Secreta99'],
    ['a key in English', 'my password is tiger-77', 'tiger-77'],
    ['a long key', 'Correcto-Caballo-7-Bateria', 'Correcto-Caballo-7-Bateria'],
  ])('is %s', (_, text, secret) => {
    const hidden = hideSecrets(text)
    expect(hidden.isHidden).toBe(true)
    expect(hidden.text).not.toContain(secret)
    expect(hidden.text).toContain(hiddenMark)
  })

  it.each([
    'La clave no cumple con los parámetros de seguridad',
    'la clave es muy débil',
    'la clave está bloqueada.',
    'Suspendido hasta el 24/11/2026 a las 15:20',
    'Código: CLV-130',
    'https://clavero.example/empresa',
    'espere 24 horas, error 503',
    'ERR0R DE C0NEXION C0N EL REGISTR0 CIVIL',
    'son 4 números, 0000 o 0001',
  ])('is nothing of %j', (text) => {
    expect(hideSecrets(text)).toEqual({ text, isHidden: false })
  })

  it('is everything of it, where there is more than one', () => {
    const { text } = hideSecrets('ruc 2499990042001 cedula 2449999016 clave Abcd12*4 ana@empresa.example')
    expect(text).toBe(`ruc ${hiddenMark} cedula ${hiddenMark} clave ${hiddenMark} ${hiddenMark}`)
  })
})
