import type { Act } from './acts.ts'
import type { World } from './world.ts'
import { facts } from './world.ts'
import type { Step } from '../explorer/explore.ts'

/**
 * Somebody who knows the key in force, the employer or a thief, signs in meanwhile. Comparing the key takes long,
 * and a new one may be set before the session opens.
 */
export const signsIn: Act = ({ sessionAsksKey }, world) => {
  const { signIn, session } = world
  const steps: Step<World>[] = []
  const add = (act: string, to: World, breaks: readonly string[] = []) =>
    steps.push({ act, to, own: false, breaks })
  if (signIn === 'none' && !facts(world.employer).blocked)
    add('somebody sends the key in force, and it is right', { ...world, signIn: 'inForce' })
  if (signIn !== 'none') {
    const opens = signIn === 'inForce' || !sessionAsksKey
    add(
      opens
        ? 'a session opens for the key that was right'
        : 'no session opens: the key has changed meanwhile',
      { ...world, signIn: 'none', session: opens ? signIn : session },
    )
  }
  if (session !== 'none') add('the session is ended', { ...world, session: 'none' })
  if (session === 'former' && !sessionAsksKey)
    add('a page is shown to the session of the former key', world, ['I-21'])
  return steps
}

/** A key was set: what was opened with the one before is no longer by the key in force. */
export const afterNewKey = (world: World): World => ({
  ...world,
  signIn: world.signIn === 'none' ? 'none' : 'former',
  session: world.session === 'none' ? 'none' : 'former',
})
