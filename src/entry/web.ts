import type { FastifyInstance } from 'fastify'
import { confirmRoutes } from '../contacts/web/confirm-routes.ts'
import { contactRoutes, type ContactRoutesDeps } from '../contacts/web/contact-routes.ts'
import { mobileRoutes } from '../contacts/web/mobile-routes.ts'
import { mayHaveMobile } from '../contacts/app/may-have-mobile.ts'
import { pendingContactOf } from '../contacts/app/pending-contact.ts'
import { confirmKey } from '../keys/app/confirm-key.ts'
import { writeReminder } from '../adapters/calendar/write-reminder.ts'
import { printSheet } from '../adapters/pdf/print-sheet.ts'
import { signIn } from '../keys/app/sign-in.ts'
import { currentSession } from '../keys/web/current-session.ts'
import { signInRoutes } from '../keys/web/sign-in-routes.ts'
import { caseRoutes } from '../cases/web/case-routes.ts'
import { centresRoutes } from '../centres/web/centres-page.tsx'
import { centreRoutes } from '../cases/web/centre-routes.ts'
import { currentCase } from '../cases/web/current-case.ts'
import { firstKeyRoutes } from '../cases/web/first-key-routes.ts'
import { keepAgreement } from '../cases/store/agreements.ts'
import { keyRoutes } from '../cases/web/key-routes.ts'
import { linkRoutes } from '../cases/web/link-routes.ts'
import { receiptRoutes } from '../cases/web/receipt-routes.ts'
import { referralRoutes } from '../cases/web/referral-routes.ts'
import { reportRoutes } from '../cases/web/report-routes.ts'
import { startRoutes } from '../cases/web/start-pages.tsx'
import { wayRoutes } from '../cases/web/way-routes.ts'
import { approvalRoutes } from '../desk/web/approval-routes.ts'
import { auditRoutes } from '../desk/web/audit-routes.ts'
import { deskCaseRoutes } from '../desk/web/case-routes.ts'
import { deskGate } from '../desk/web/desk-gate.ts'
import { deskIdentityRoutes } from '../desk/web/identity-routes.ts'
import { deskContactRoutes } from '../desk/web/contact-routes.ts'
import { deskLinkRoutes } from '../desk/web/link-routes.ts'
import { offlineRoutes } from '../desk/web/offline-routes.ts'
import { papersRoutes } from '../desk/web/papers-routes.ts'
import { resetRoutes } from '../desk/web/reset-routes.ts'
import { deskPages } from '../desk/web/desk-paths.ts'
import { queueRoutes } from '../desk/web/queue-routes.ts'
import { suspicionSection } from '../desk/web/suspicion-list.tsx'
import { searchRoutes } from '../desk/web/search-routes.ts'
import { reachesCode } from '../desk/app/keep-reach.ts'
import { staffRoles } from '../staff/domain/roles.ts'
import { accountRoutes } from '../staff/web/account-routes.ts'
import { invitationRoutes } from '../staff/web/invitation-routes.ts'
import { staffGuard } from '../staff/web/guard.ts'
import { staffRoutes } from '../staff/web/staff-routes.ts'
import { createKeyedDigest, digestOf, sameBytes } from '../platform/crypto/digests.ts'
import { createSealer } from '../platform/crypto/seal.ts'
import { createWebApp } from '../platform/web/app.ts'
import type { WebFrame } from '../platform/web/context.ts'
import { cookieJar } from '../platform/web/cookies.ts'
import { formNumbers } from '../platform/web/form-number.ts'
import { healthRoutes } from '../platform/web/health-routes.ts'
import { statement } from '../platform/database/statement.ts'
import { requestIdBytes, requestIdFrom } from '../platform/web/request-id.ts'
import { securityTextRoutes } from '../platform/web/security-text.ts'
import { sessionRoutes } from '../platform/web/session-routes.ts'
import { contactReviewRoutes } from './compose/contact-review.ts'
import { triagePages } from './compose/triage.ts'
import { staticRoutes } from '../platform/web/static-pages.tsx'
import { visits } from '../platform/web/visits.ts'
import { setRoutes } from '../proofs/challenges/web/set-routes.ts'
import { loadDossier } from '../proofs/dossier/app/load-dossier.ts'
import { papersOf } from '../proofs/dossier/web/papers.ts'
import { officerFileRoutes } from '../proofs/dossier/web/officer-file-routes.ts'
import { dossierRoutes } from '../proofs/dossier/web/dossier-routes.ts'
import { letterRoutes } from '../proofs/dossier/web/letter-routes.ts'
import { visitRoutes } from '../proofs/dossier/web/visit-routes.ts'
import { questionRoutes } from '../proofs/challenges/web/question-routes.ts'
import { resumeHeld } from '../proofs/registry/app/hold-identity.ts'
import { identityRoutes } from '../proofs/registry/web/identity-routes.ts'
import { randomOctets, randomText } from './chance.ts'
import { accountDoorsOf, accountPages } from './account-pages.ts'
import { namingDoors } from './naming-doors.ts'
import { partsStatus } from './status.ts'
import type { Composition } from './compose.ts'
import type { Routes } from './routes.ts'
import { otherContactOf } from './unlock-pages.ts'
import { adviceOf } from '../triage/web/advice.ts'
import { whysOf } from './compose/diagnosis.ts'
import { householdPages } from './household-pages.ts'
import { visitPages } from './visit-pages.ts'
import { textReportsOf } from './compose/text-reports.ts'

const ping = statement('health.ping', 'select 1')
const version = '0.1.0'

/** The web process: the frame, and every page in the order of the journey. `extra` is the demonstration's. */
export async function buildWeb(parts: Composition, extra: readonly Routes[] = []): Promise<FastifyInstance> {
  const { installation } = parts
  const { policy, secrets, origin, mode } = installation
  const formDigest = (secret: string) => createKeyedDigest(secret, 'form')
  const [newest = '', ...former] = secrets.session
  const jar = cookieJar(origin.startsWith('https:'))
  const frame: WebFrame = {
    texts: installation.texts,
    theme: installation.theme,
    assets: installation.assets,
    clock: installation.clock,
    origin,
    formNumbers: formNumbers([formDigest(newest), ...former.map(formDigest)]),
    demonstration: installation.demo,
    advice: adviceOf,
  }
  const status = partsStatus(installation)
  const { staff, casework, counter, audit } = parts
  const oneClick =
    installation.demo === null ? undefined : { href: installation.demo.officerHref, roles: staffRoles }
  const guard = staffGuard({
    policy,
    sessions: staff.sessions,
    jar,
    sessionDigest: digestOf,
    alsoOpen: oneClick === undefined ? [] : [oneClick.href],
  })
  const gate = deskGate({ guard, audit, atomically: parts.move.atomically })
  const reaches = reachesCode(casework.view)
  const whys = whysOf(parts, status.status)
  const current = currentCase({ cases: parts.cases, browserDigest: parts.browserDigest })

  const contactDeps: ContactRoutesDeps = {
    contacts: parts.contacts,
    session: currentSession({ policy, sessions: parts.sessions, jar, sessionDigest: digestOf }),
    confirmKey: (raw) => confirmKey(parts.signIn, raw),
    limits: parts.signInLimits,
    syntheticOnly: mode === 'demonstration',
  }
  return createWebApp({
    frame,
    jar,
    visits: visits({
      frame,
      jar,
      policy,
      sealer: createSealer(secrets.session, 'cookie'),
      newBrowserId: () => randomText(16),
    }),
    publicFolder: installation.publicFolder,
    trustedProxies: installation.trustedProxies,
    logger: installation.logger,
    newRequestId: () => requestIdFrom(randomOctets(requestIdBytes)),
    beat: { every: policy.network.answerBeat, doors: namingDoors },
    routes: [
      startRoutes(),
      identityRoutes({
        policy,
        identify: parts.identify,
        ...parts.humanCheck,
        limits: parts.limits,
        beginnings: parts.beginnings,
        held: parts.held,
        syntheticOnly: mode === 'demonstration',
        browserDigest: parts.browserDigest,
      }),
      setRoutes({ challenges: parts.challenges, ...parts.humanCheck, limits: parts.limits, current }),
      questionRoutes({ challenges: parts.challenges, ...parts.humanCheck, current }),
      linkRoutes({
        request: parts.request,
        open: parts.open,
        current,
        delivery: parts.delivery,
        otherContact: otherContactOf(parts),
        ...whys.own,
        noteOpened: (ref) => void parts.links.opened(ref).catch(() => undefined),
      }),
      keyRoutes({ create: parts.create, current, browserDigest: parts.browserDigest, sameBytes }),
      referralRoutes({ current, ...whys.own }),
      wayRoutes({
        policy,
        current,
        move: parts.move,
        timesTaken: parts.timesTaken,
        hasAffiliate: parts.affiliating !== undefined,
        ...whys.own,
      }),
      firstKeyRoutes({ current, ask: { ...parts.move, keepAgreement }, timesTaken: parts.timesTaken }),
      caseRoutes({
        policy,
        cases: parts.cases,
        lookups: parts.lookups,
        facts: parts.caseFacts,
        limits: parts.limits,
        move: parts.move,
        browserDigest: parts.browserDigest,
        turnOf: parts.turnos.turnOf,
        ...whys.own,
        way: {
          policy,
          centres: parts.centres,
          timesTaken: parts.timesTaken,
          papersOf: async (loaded) => papersOf((await loadDossier(parts.dossier, loaded)).documents),
        },
        resumeHeld: (asked, browser) => resumeHeld(parts.held, asked, browser),
      }),
      centresRoutes({ centres: parts.centres }),
      centreRoutes({ cases: parts.cases, browserDigest: parts.browserDigest, centres: parts.centres }),
      dossierRoutes({
        cases: parts.cases,
        browserDigest: parts.browserDigest,
        dossiers: parts.dossier.dossiers,
        hexDigest: parts.dossier.hexDigest,
        policy,
        receive: parts.dossier,
        pieces: parts.dossier,
      }),
      letterRoutes({
        cases: parts.cases,
        browserDigest: parts.browserDigest,
        print: printSheet,
        letter: {
          texts: installation.texts,
          institution: installation.theme.name,
          isDemonstration: mode === 'demonstration',
          maxAge: policy.docs.letterMaxAge,
        },
      }),
      visitRoutes({
        cases: parts.cases,
        browserDigest: parts.browserDigest,
        dossiers: parts.dossier.dossiers,
        hexDigest: parts.dossier.hexDigest,
        policy,
        origin,
        centres: parts.centres,
        print: printSheet,
        writeReminder,
        sheet: { institution: installation.theme.name, isDemonstration: mode === 'demonstration' },
      }),
      receiptRoutes({ cases: parts.cases, browserDigest: parts.browserDigest, desk: parts.desk }),
      signInRoutes({
        policy,
        signIn: (raw) => signIn(parts.signIn, raw),
        sessions: parts.sessions,
        signOut: {
          sessions: parts.sessions,
          atomically: parts.move.atomically,
          told: {
            async sessionEnded(tx, employerId, ended) {
              await parts.audit.append(tx, {
                act: 'sessionEnded',
                employerId,
                actor: 'visitor',
                detail: { ended },
              })
            },
          },
        },
        limits: parts.signInLimits,
        jar,
        syntheticOnly: mode === 'demonstration',
        sessionDigest: digestOf,
        ...accountDoorsOf(parts),
        pendingContact: (employerId) => pendingContactOf(parts.contacts, employerId),
        hasMobile: (employerId) => mayHaveMobile(parts.contacts, employerId),
      }),
      contactRoutes(contactDeps),
      mobileRoutes(contactDeps),
      staticRoutes({
        caseKeepDays: policy.caseKeepDays,
        rightsDesk: { href: `mailto:${installation.contacts.privacy}`, text: installation.contacts.privacy },
        ...status,
      }),
      sessionRoutes(),
      staffRoutes({
        policy,
        ...staff,
        limits: parts.limits,
        jar,
        sessionDigest: digestOf,
        newChallenge: () => randomText(32),
        parts: status.status,
        oneClick,
        guard,
        pages: deskPages,
        accounts: staff.account?.provider,
        sections: [suspicionSection(casework.suspicions)],
      }),
      ...(staff.account === undefined
        ? []
        : [
            accountRoutes({
              account: staff.account,
              signIn: staff.signIn,
              sessionDigest: digestOf,
              limits: parts.limits,
              jar,
              newChallenge: () => randomText(32),
            }),
          ]),
      queueRoutes({ ...casework.queue, gate }),
      deskCaseRoutes({ ...casework.view, ...whys.desk, queue: casework.queue, counter, gate }),
      papersRoutes({ ...casework.view, counter, files: parts.dossier, gate }),
      deskIdentityRoutes({
        ...casework.view,
        counter,
        gate,
        syntheticOnly: mode === 'demonstration',
      }),
      deskContactRoutes({ ...casework.view, counter, gate }),
      resetRoutes({ ...casework.view, counter, gate }),
      deskLinkRoutes({
        ...casework.view,
        counter,
        gate,
        screenCode: (loaded) => parts.open.screenCode(loaded),
      }),
      approvalRoutes({
        ...casework.view,
        counter,
        gate,
        ceremonies: staff.ceremonies,
        newChallenge: () => randomText(32),
      }),
      offlineRoutes({
        ...casework.view,
        counter,
        gate,
        print: printSheet,
        frame: {
          institution: installation.theme.name,
          isDemonstration: mode === 'demonstration',
          docs: policy.docs,
        },
        members: casework.log.members,
      }),
      searchRoutes({ ...casework.search, gate }),
      auditRoutes({ ...casework.log, gate }),
      officerFileRoutes({ ...parts.dossier, cases: parts.cases, guard, reaches }),
      invitationRoutes({
        register: staff.register,
        ceremonies: staff.ceremonies,
        limits: parts.limits,
        takesAccounts: staff.account !== undefined,
        newChallenge: () => randomText(32),
      }),
      confirmRoutes({ contacts: parts.contacts, limits: parts.limits }),
      contactReviewRoutes(parts, { guard, reaches }),
      reportRoutes({ report: parts.report, limits: parts.limits, syntheticOnly: mode === 'demonstration' }),
      securityTextRoutes({ origin, contact: installation.contacts.security, clock: installation.clock }),
      healthRoutes({ ping: () => installation.db.first(ping), version }),
      ...visitPages(parts, { current, gate, jar }),
      ...accountPages(parts, jar),
      ...householdPages(parts, current),
      ...textReportsOf(installation),
      ...triagePages(parts, status.status),
      ...extra,
    ],
  })
}
