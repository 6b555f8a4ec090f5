import { goOut } from '../../accounts.ts'
import { visitProvider } from '../../identity-provider.ts'
import { challengeOf, comeIn, enrolled, hire, openInvitation } from '../../staff.ts'
import { visit } from '../../visitor.ts'
import { standing, words, type Stand } from './stand.ts'

/** One of the staff with an invitation in hand. */
export const invited: Stand = async (ground) => {
  const { browser, device, invitation } = await hire(ground.service)
  await openInvitation(browser, invitation)
  const llave = device.make((await browser.ask('/interno/invitacion/reto')).body)
  return standing(ground, browser, { token: [invitation], llave: [llave], n: words })
}

/** One of the staff, signed in. */
export const onDuty: Stand = async (ground) => {
  const colleague = await enrolled(ground.service)
  const { browser, device, invitation } = colleague
  await comeIn(colleague)
  const llave = device.show(await challengeOf(browser.copy()))
  return standing(ground, browser, { token: [invitation], llave: [llave], n: words })
}

/** Somebody whom the provider of the institution's accounts has just sent back. */
export const abroad: Stand = async (ground) => {
  const browser = visit(ground.service)
  const to = await goOut(browser)
  const query = new URLSearchParams(to === undefined ? '' : await visitProvider(to))
  const known = Object.fromEntries([...query].map(([name, value]) => [name, [encodeURIComponent(value)]]))
  return standing(ground, browser, known)
}
