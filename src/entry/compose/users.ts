import type { DelegateId, DelegationId, MessageId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { changeStore } from '../../contacts/store/change-store.ts'
import { signInStore } from '../../keys/store/sign-in-store.ts'
import type { InvitationMinter } from '../../messaging/app/ports.ts'
import { enqueueNotice, enqueueUserMail } from '../../messaging/store/enqueue-message.ts'
import { digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import type { AcceptDeps } from '../../secondary-users/app/accept-invitation.ts'
import type { ChangeOwnKeyDeps } from '../../secondary-users/app/change-own-key.ts'
import type { HolderDeps } from '../../secondary-users/app/holder-deps.ts'
import { knownBrowsers } from '../../secondary-users/app/known-browser.ts'
import { mintInvitation } from '../../secondary-users/app/mint-invitation.ts'
import type { OpenInvitationDeps } from '../../secondary-users/app/open-invitation.ts'
import type { Giver, OwnAccess, UserMail } from '../../secondary-users/app/ports.ts'
import type { SignInUserDeps } from '../../secondary-users/app/sign-in-user.ts'
import type { WorkForDeps } from '../../secondary-users/app/work-for.ts'
import { userTries } from '../../secondary-users/app/user-tries.ts'
import { delegateStore } from '../../secondary-users/store/delegate-store.ts'
import { invitationStore } from '../../secondary-users/store/invitation-store.ts'
import { userSessionStore } from '../../secondary-users/store/session-store.ts'
import { userStore } from '../../secondary-users/store/user-store.ts'
import { wakeTries } from '../../secondary-users/store/wake-tries.ts'
import { tokenBytes } from '../../links/domain/token.ts'
import { newId, randomOctets, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

/** Digests of an invitation: keyed, and of no other kind of token (L-09). */
const invitationDigests = ({ keyed }: Pick<Ground, 'keyed'>) => {
  const tokenKey = keyed('user-invitation')
  const codeKey = keyed('user-invitation-code')
  return {
    tokenDigest: (token: string): Uint8Array => tokenKey(token),
    codeDigest: (code: string): Uint8Array => codeKey(code),
  }
}

/** The token of an invitation, made at hand-over. */
export function invitationMinterOf(ground: Ground): InvitationMinter {
  const { db, origin } = ground.installation
  const deps = {
    store: invitationStore(db),
    origin,
    newToken: () => randomText(tokenBytes),
    newRef: () => randomText(9),
    randomBytes: randomOctets,
    ...invitationDigests(ground),
  }
  return { mint: (tx, asked) => mintInvitation(deps, tx, asked) }
}

const about = ({
  legalName,
  identifier,
  now,
}: Pick<Giver & OwnAccess, 'legalName' | 'identifier' | 'now'>) => ({
  company: legalName,
  ruc: maskRuc(identifier),
  at: now,
})

const mail: UserMail = {
  invite: (tx, giver, { id, lang }) =>
    enqueueUserMail(tx, {
      id: newId<MessageId>(giver.now),
      employerId: giver.id,
      delegationId: id,
      template: 'M-14',
      lang,
      params: about(giver),
    }),
  async tellGiven(tx, giver, { id, lang, name, masked }) {
    await enqueueNotice(tx, {
      actId: `${id}:${giver.now}`,
      employerId: giver.id,
      caseId: undefined,
      template: 'M-39',
      lang,
      params: { ...about(giver), name, cedula: masked },
    })
  },
  tellOwnKey: (tx, access, how) =>
    enqueueUserMail(tx, {
      id: newId<MessageId>(access.now),
      employerId: access.employerId,
      delegationId: access.id,
      template: 'M-45',
      lang: access.lang,
      params: { ...about(access), how },
    }),
}

/** Giving access, making a key of one's own, and signing in with it. */
export function usersOf(ground: Ground) {
  const { installation, audit, atomically, keyed } = ground
  const { db, signInDb, policy, hasher, commonKeys, theme } = installation
  const changes = changeStore(db)
  const personKey = keyed('user-person')
  const dayKey = keyed('user-day')
  const triesKey = keyed('user-sign-in')
  const personDigest = (document: string): Uint8Array => personKey(document)

  const holder: HolderDeps = {
    users: userStore(db),
    mail,
    audit,
    atomically,
    policy: policy.secondaryUsers,
    newDelegationId: () => newId<DelegationId>(),
    personDigest,
    daySubject: (kind, name) => dayKey(kind, name),
    takeOfDay: changes.takeOfDay,
  }
  const tries = userTries({
    store: signInStore(signInDb),
    wake: wakeTries(signInDb),
    hasher,
    policy: policy.secondaryUsers,
    subjectOf: ({ mailbox, apart }) =>
      apart === undefined ? triesKey('mailbox', mailbox) : triesKey('apart', mailbox, apart),
    // The number of the form is kept nowhere, so a wrong key cannot be guessed from its digest afterwards.
    formOf: (form, mailbox, key) => triesKey('form', form, mailbox, key),
  })
  const sessions = userSessionStore(signInDb)
  const browserKey = keyed('user-browser')
  const signIn: SignInUserDeps = {
    sessions,
    tries,
    browsers: knownBrowsers({
      sealOf: (mailbox, issued, number) =>
        Buffer.from(browserKey(mailbox, issued, number)).toString('base64url'),
      sameText: (one, other) => sameBytes(Buffer.from(one), Buffer.from(other)),
      newNumber: () => randomText(9),
      days: policy.secondaryUsers.knownBrowserDays,
    }),
    audit,
    atomically: signInDb.transaction.bind(signInDb),
    newSession: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
  }
  const invitations = invitationStore(db)
  const opening: OpenInvitationDeps = {
    invitations,
    atomically,
    ...invitationDigests(ground),
    sameBytes,
  }
  const delegates = delegateStore(db)
  const institutionWords = [theme.name, theme.shortName, 'Clavero', 'clave', 'empleador', 'patronal']
  const accepting: AcceptDeps = {
    invitations,
    delegates,
    hasher,
    commonKeys,
    tries,
    mail,
    audit,
    atomically,
    policy,
    personDigest,
    sameBytes,
    newDelegateId: () => newId<DelegateId>(),
    contextOf: ({ identifier, company, tradeName, user }, document) => ({
      ruc: identifier,
      cedula: document,
      legalName: company,
      ...(tradeName === null ? {} : { tradeName }),
      representativeNames: [user.name],
      institutionWords,
    }),
  }
  const work: WorkForDeps = { sessions, audit, atomically: signIn.atomically }
  const ownKey: ChangeOwnKeyDeps = { ...accepting, sessions, institutionWords, newSession: signIn.newSession }
  return { holder, signIn, sessions, opening, accepting, work, ownKey }
}

export type Users = ReturnType<typeof usersOf>
