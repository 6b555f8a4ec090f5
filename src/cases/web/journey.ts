import { isAttendedPath, isQuietPath } from '../../policy/paths.ts'
import type { LoadedCase } from '../app/ports.ts'
import type { CaseState, Referral } from '../domain/case.ts'
import { hasShown } from '../domain/shown.ts'

const referralPages: Readonly<Record<Referral, `/${string}`>> = {
  rucSuspended: '/ruc-no-activo',
  rucCancelled: '/ruc-no-activo',
  noMail: '/sin-correo',
  blocked: '/bloqueada',
  notBlocked: '/otras-formas',
  noKeyYet: '/otras-formas',
  thinFile: '/preguntas',
  attendedOnly: '/otras-formas',
  frozen: '/otras-formas',
  mailRefused: '/enlace/enviado',
}

/**
 * The page on which a case stands. Every page of the flow asks this first and sends whoever belongs
 * elsewhere there: one gate for jumps over a step, old tabs and the back button (ATK-28).
 */
export function pageOf(loaded: LoadedCase): `/${string}` {
  const { state, path } = loaded.case
  // Before an officer there are no questions to answer here, and no link to ask for.
  if (isAttendedPath(path) && (state.is === 'proving' || state.is === 'ready')) return `/caso/${loaded.code}`
  // Whoever has shown nothing yet is told nothing: one page, whatever came of asking to unlock (ATK-16).
  if (isQuietPath(path) && isWaiting(state.is) && !hasShown(loaded.case)) return '/desbloqueo/enviado'
  switch (state.is) {
    case 'proving':
      if (path === 'signature') return '/solicitud/subir'
      if (path === 'household') return '/hogar/prueba'
      return loaded.case.ledger.some((proof) => proof.kind === 'gate') ? '/enlace' : '/preguntas'
    case 'ready':
      return '/enlace'
    case 'linkIssued':
      return state.answered === true ? '/clave/desbloquear' : '/enlace/enviado'
    case 'completed':
      return state.unlocked === true ? '/clave/desbloqueada' : '/clave/lista'
    case 'suspended':
      return '/suspendido'
    case 'referred':
      return referralPages[state.reason]
    case 'closed':
      return state.reason === 'linkExpired' ? '/enlace/enviado' : `/caso/${loaded.code}`
  }
}

/** Nothing refers such a case elsewhere before its link was opened: then the mailbox has answered. */
const isWaiting = (is: CaseState['is']): boolean => is === 'proving' || is === 'ready' || is === 'linkIssued'
