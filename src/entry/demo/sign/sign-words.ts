import type { Lang } from '../../../kernel/lang.ts'
import type { LeafKindName } from '../authority/leaf.ts'

/** What each kind of certificate is, in the words of the demonstration's own page. */
export const leafWords: Readonly<Record<LeafKindName, Readonly<Record<Lang, string>>>> = {
  good: { es: 'Vigente, de persona natural', en: 'Valid, of a natural person' },
  'good-ext': {
    es: 'Vigente, de otra entidad, con los datos en extensiones',
    en: 'Valid, of another entity, with the data in extensions',
  },
  'good-san': {
    es: 'Vigente, de representante legal, con los datos en nombres alternativos',
    en: 'Valid, of a legal representative, with the data in alternative names',
  },
  'good-ec': { es: 'Vigente, de curva elíptica', en: 'Valid, on an elliptic curve' },
  expired: { es: 'Vencido', en: 'Expired' },
  'not-yet-valid': { es: 'Aún no vigente', en: 'Not valid yet' },
  revoked: { es: 'Revocado', en: 'Revoked' },
  'wrong-usage': { es: 'Que no sirve para firmar', en: 'Not for signing' },
  seal: { es: 'Sello electrónico', en: 'Electronic seal' },
  'time-stamp': { es: 'De sellado de tiempo', en: 'For time-stamping' },
  member: { es: 'De miembro de empresa', en: 'Of a member of a company' },
  officer: { es: 'De funcionario de otra entidad', en: 'Of an officer of another body' },
  passport: { es: 'Solo con pasaporte', en: 'With a passport only' },
  'name-only': { es: 'Con la cédula solo en el nombre', en: 'With the cédula in the name only' },
  'two-cedulas': { es: 'Con dos cédulas', en: 'With two cédulas' },
  impostor: {
    es: 'De una entidad falsa con el nombre de la verdadera',
    en: 'Of a false entity with the name of the true one',
  },
  'unknown-authority': { es: 'De una entidad desconocida', en: 'Of an unknown entity' },
  'by-leaf': { es: 'Emitido con el certificado de una persona', en: 'Issued with a person’s certificate' },
  'self-signed': { es: 'Firmado por sí mismo', en: 'Signed by itself' },
}
