import type { FastifyReply, FastifyRequest } from 'fastify'
import { seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { signStaffOut, type StaffSignInDeps } from '../app/sign-in.ts'
import { staffPaths } from './paths.ts'

export interface ComeInDeps {
  readonly signIn: Pick<StaffSignInDeps, 'sessions' | 'atomically' | 'audit'>
  readonly jar: CookieJar
  sessionDigest(token: string): Uint8Array
}

/** The start page, with a session that was just opened; the one that this browser had is over (ASVS 7.2.4). */
export async function comeIn(
  { signIn, jar, sessionDigest }: ComeInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
) {
  const former = jar.read(request, 'staff')
  if (former !== undefined) await signStaffOut(signIn, sessionDigest(former))
  jar.write(reply, 'staff', token)
  return seeOther(reply, staffPaths.home)
}
