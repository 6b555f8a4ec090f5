import { arrearsPaths } from '../../../../src/arrears/web/arrears-paths.ts'
import { signedInAs } from '../../contact-change.ts'
import { owes } from '../../obligations.ts'
import { issued } from '../../signed.ts'
import { visit } from '../../visitor.ts'
import { knownOf, standing, type Stand } from './stand.ts'

/** In the place of FirmaEC, with everything chosen. */
const signAt = '/demo/firmar?persona=E1&certificado=good'

/** Whoever has a request to sign, with the forms on the way to another one. */
export const signing: Stand = async (ground) => {
  const company = ground.service.fresh()
  const ana = visit(ground.service)
  await issued(ana, company)
  await ana.open('/solicitud/datos')
  await ana.submit('/solicitud/datos', { pide: 'clave' })
  const check = await ana.filled('/solicitud/revisar')
  const known = { ...knownOf(company), persona: ['E1', 'SAS'], certificado: ['good', 'revoked'] }
  const seen = await standing(ground, ana, known, {
    places: ['/solicitud/datos', '/solicitud/subir', signAt],
  })
  const forms = new Map(seen.forms)
  // The form that only chooses who signs writes nothing.
  forms.delete('/demo/firmar')
  forms.set(
    '/solicitud/revisar',
    Object.fromEntries(Object.entries(check).map(([field, value]) => [field, [value]])),
  )
  return { ...seen, forms }
}

/** Whoever was handed a certificate and has typed its code; the number of the employer is on the paper, too. */
export const checkingCertificate: Stand = async (ground) => {
  const { ana, company } = await signedInAs(ground.service)
  await owes(ground.service, [[company]])
  await ana.open(arrearsPaths.certificate)
  await ana.press(ana.t('cert.make'))
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/.exec(ana.page.words)?.[0] ?? ''
  const bank = visit(ground.service)
  await bank.open(arrearsPaths.check)
  await bank.submit(arrearsPaths.check, { codigo: code })
  const known = { ...knownOf(company), codigo: [code] }
  return standing(ground, bank, known, { places: [arrearsPaths.checked] })
}
