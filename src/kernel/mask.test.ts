import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { employerClasses } from './employer-class.ts'
import { emailInWords, maskCedula, maskEmail, maskPersonName, maskPhone, maskRuc, shownName } from './mask.ts'

describe('a masked mail address', () => {
  it.each([
    ['maria@ejemplo.com.test', 'm•••••a@e•••••.com.test'],
    ['maria@ejemplo.test', 'm•••••a@e•••••.test'],
    ['maria@correo.ejemplo.gob.test', 'm•••••a@c•••••.gob.test'],
    ['maria@correo.ejemplo.test', 'm•••••a@c•••••.test'],
    ['m@ejemplo.test', 'm•••••m@e•••••.test'],
    ['maria@com.test', 'm•••••a@c•••••.test'],
  ])('%s is shown as %s', (address, shown) => {
    expect(maskEmail(address)).toBe(shown)
  })

  it('has five dots whatever the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,60}$/), fc.stringMatching(/^[a-z]{1,60}$/), (local, domain) => {
        const shown = maskEmail(`${local}@${domain}.test`)
        expect(shown).toBe(`${local.at(0)}•••••${local.at(-1)}@${domain.at(0)}•••••.test`)
      }),
    )
  })

  it('is said in words with the same three letters', () => {
    expect(emailInWords('maria@ejemplo.com.test')).toEqual({ first: 'm', last: 'a', domainFirst: 'e' })
  })

  it.each(['', 'maria', '@', 'maria@ejemplo', 'maria@', 'a@b@c.test', 'ma ria@ejemplo.test', 'maria@.test'])(
    'shows nothing of %j, which is no address',
    (text) => {
      expect(maskEmail(text)).toBe('•••••@•••••')
      expect(emailInWords(text)).toEqual({ first: '•', last: '•', domainFirst: '•' })
    },
  )
})

describe('other masked data', () => {
  it('shows the last three digits of a phone', () => {
    expect(maskPhone('099 000 0482')).toBe('••• ••• 482')
    expect(maskPhone('+593990000482')).toBe('••• ••• 482')
    expect(maskPhone('000482')).toBe('••• ••• •••')
    expect(maskPhone('')).toBe('••• ••• •••')
  })

  it('shows the two ends of a RUC', () => {
    expect(maskRuc('2499990017001')).toBe('249••••••7001')
    expect(maskRuc('2449999016')).toBe('•••••••••••••')
  })

  it('shows the last three of a cédula or a foreigner code', () => {
    expect(maskCedula('2449999016')).toBe('•••••••016')
    expect(maskCedula('E999900482')).toBe('•••••••482')
    expect(maskCedula('482')).toBe('••••••••••')
  })

  it('shows the first letter of each word of a name', () => {
    expect(maskPersonName('ÁVILA ÑACATO ANA')).toBe('Á••••• Ñ••••• A•••••')
    expect(maskPersonName('')).toBe('•••••')
  })
  it('shows an entity by its whole name and a person by the first letters (DOMAIN 2.4, rule 5)', () => {
    const legalName = 'FICTICIO ESBOZO ANA'
    for (const one of employerClasses) {
      const isPerson = /person|household|estate/i.test(one)
      expect(shownName({ class: one, legalName })).toBe(isPerson ? 'F••••• E••••• A•••••' : legalName)
    }
  })
})
