import { phoneAtCounter } from '../../person-passkeys.ts'
import { linkOf } from '../../recover.ts'
import { chooseMobile, shownToUnlock } from '../../unlock-code.ts'
import { unlockMailed, unlockOpened } from '../../unlock.ts'
import { knownOf, standing, words, type Stand } from './stand.ts'

/** Whoever asked to unlock a key, and whoever has opened the link that came of it. */
export const unlockLink =
  (is: 'mailed' | 'opened'): Stand =>
  async (ground) => {
    const { company, ana, mail } = await (is === 'opened' ? unlockOpened : unlockMailed)(ground.service)
    const { path, token, code } = linkOf(mail)
    const known = {
      ...knownOf(company),
      ref: [path.split('/').at(-1) ?? ''],
      token: [token],
      codigo: [code],
      codigoCorreo: [code],
    }
    const own = is === 'opened' ? '/clave/desbloquear' : '/desbloqueo/enviado'
    const places = [path, '/desbloqueo', '/desbloqueo/biometria', '/desbloqueo/espera', own]
    return standing(ground, ana, known, { places })
  }

/** Shown by a passkey, with the choice of the contact on one page and the box for the code on another. */
export const choosingContact: Stand = async (ground) => {
  const { ana, company } = await shownToUnlock(ground.service)
  await chooseMobile(ana)
  return standing(ground, ana, knownOf(company), { places: ['/desbloqueo/medio', '/desbloqueo/mensaje'] })
}

/** A representative at a counter, with the invitation to a passkey open on their phone. */
export const keyInvited: Stand = async (ground) => {
  const { phone, token, answer } = await phoneAtCounter(ground.service)
  return standing(ground, phone, { token: [token], llave: [answer], n: words })
}
