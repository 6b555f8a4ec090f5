import { readCedula } from '../../../kernel/cedula.ts'
import type { Certificate } from './certificate.ts'
import { hexOf, readWhole } from './der.ts'
import type { Signer } from './judgement.ts'
import { readText, type Name } from './names.ts'
import type { TrustEntry } from './trust.ts'

type Layout = TrustEntry['layouts'][number]

const attribute = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  givenName: '2.5.4.42',
  organisationIdentifier: '2.5.4.97',
} as const

/**
 * Who signed, by the layouts of the authority that issued the certificate and by nothing else: no search for ten digits,
 * neither in the octets nor in the name (SIGNATURES 5). Two cédulas that differ, or two RUC, are nobody's. Without an
 * authority that is known there is no layout, and so no number.
 */
export function signerOf(certificate: Certificate, issuedBy: TrustEntry | undefined): Signer {
  const layouts = issuedBy?.layouts ?? []
  const cedulas = new Set(layouts.flatMap((layout) => cedulasIn(certificate, layout)))
  const rucs = new Set(layouts.flatMap((layout) => rucsIn(certificate, layout)))
  const isOne = cedulas.size === 1 && rucs.size <= 1
  const { subject, issuer } = certificate
  return {
    cedula: isOne ? [...cedulas][0] : undefined,
    ruc: rucs.size === 1 ? [...rucs][0] : undefined,
    name:
      first(subject, attribute.commonName) ??
      [first(subject, attribute.givenName), first(subject, attribute.surname)].join(' ').trim(),
    issuer:
      issuedBy?.entity ?? first(issuer, attribute.organisation) ?? first(issuer, attribute.commonName) ?? '',
    serial: hexOf(certificate.serial),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  }
}

/** Exactly a cédula with its check digit: older certificates have a stamp of issue in the same place. */
const asCedula = (text: string): readonly string[] =>
  /^\d{10}$/.test(text) && readCedula(text).ok ? [text] : []

function cedulasIn(certificate: Certificate, layout: Layout): readonly string[] {
  if (layout.layout === 'SUBJ')
    return all(certificate.subject, attribute.serialNumber).flatMap((text) =>
      text.startsWith('IDCEC-') ? asCedula(text.slice(6)) : [],
    )
  return fieldIn(certificate, layout, layout.cedulaField).flatMap(asCedula)
}

/** As it is written: what is no RUC is not the one of the request either, and whoever compares says so. */
function rucsIn(certificate: Certificate, layout: Layout): readonly string[] {
  if (layout.layout === 'SUBJ')
    return all(certificate.subject, attribute.organisationIdentifier).flatMap((text) =>
      /^(?:VATEC|TINEC)-/.test(text) ? [text.slice(6)] : [],
    )
  return fieldIn(certificate, layout, layout.rucField).filter((text) => text !== '')
}

/** Texts of one field: of a private extension, or of a name of that kind. */
function fieldIn(certificate: Certificate, { layout, arc }: Layout, field: number): readonly string[] {
  const oid = `${arc}.${field}`
  const { extensions } = certificate
  const values =
    layout === 'EXT'
      ? extensions.all.flatMap((each) => {
          const value = each.oid === oid ? readWhole(each.value) : undefined
          return value?.ok === true ? [value.value] : []
        })
      : extensions.subjectAltNames.flatMap((each) =>
          each.kind === 'other' && each.oid === oid ? [each.value] : [],
        )
  return values.flatMap((value) => readText(value)?.trim() ?? [])
}

const all = (name: Name, oid: string): readonly string[] =>
  name.attributes.flatMap((each) => (each.oid === oid && each.text !== undefined ? [each.text.trim()] : []))

const first = (name: Name, oid: string): string | undefined => all(name, oid)[0]
