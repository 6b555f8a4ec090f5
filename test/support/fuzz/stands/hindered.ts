import { arrearsPaths } from '../../../../src/arrears/web/arrears-paths.ts'
import { tellPaths } from '../../../../src/triage/web/paths.ts'
import { identify } from '../../recover.ts'
import { visit } from '../../visitor.ts'
import { formsIn, knownOf, standing, type Stand } from './stand.ts'

/** Whoever has no script, and waits instead of having a human check solved: in three forms at once. */
export const withoutScript: Stand = async (ground) => {
  const { service } = ground
  const member = service.fresh()
  const ana = visit(service)
  const unsolved = { humanCheck: '' }
  await ana.open('/empresa')
  await ana.submit('/empresa', { ruc: member.identifier, cedula: member.document, ...unsolved })
  await ana.open(arrearsPaths.ask)
  await ana.submit(arrearsPaths.ask, { ruc: member.identifier, ...unsolved })
  await ana.open(tellPaths.tell)
  // This page is the answer to its form, and has no address at which it could be looked at again.
  await ana.submit(tellPaths.tell, { texto: 'No avanza.', ...unsolved })
  const before = await formsIn(ana.page)
  return standing(ground, ana, knownOf(member), { places: ['/comprobacion', arrearsPaths.askWait], before })
}

/** Whoever was told that a registry gives no answer. */
export const registryOut: Stand = async (ground) => {
  const { service } = ground
  const member = service.fresh()
  const ana = visit(service)
  service.faults.set('taxpayer', 'down')
  await identify(ana, member)
  service.faults.set('taxpayer', 'none')
  return standing(ground, ana, knownOf(member), { places: ['/registro-sin-respuesta'] })
}
