import type { OfficerId } from '../../kernel/ids.ts'
import { webAuthn } from '../../adapters/passkeys/web-authn.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { staffMembers } from '../staff-members.ts'
import type { AccountDeps } from '../../staff/app/account.ts'
import type { RegisterDeps } from '../../staff/app/register-passkey.ts'
import type { StaffSignInDeps } from '../../staff/app/sign-in.ts'
import { accountStore } from '../../staff/store/account-store.ts'
import { passkeyStore } from '../../staff/store/passkey-store.ts'
import { staffSessionStore } from '../../staff/store/staff-session-store.ts'
import { randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

/** The institution's own people: who they are, how they come in, and how a passkey is made. */
export function staffOf({ installation, atomically, audit }: Ground) {
  const { db, policy, origin, theme, secrets } = installation
  const members = staffMembers({ db, policy, audit, auditSecret: secrets.audit })
  const { challengeLife } = policy.staff
  const verifier = webAuthn({ origin, name: theme.name, patience: challengeLife })
  const sessions = staffSessionStore(db)
  const shared = {
    audit,
    atomically,
    passkeys: passkeyStore(db),
    verifier,
    digestOf,
    challengeLife,
    memberDigest: (id: OfficerId) => members.memberDigest(id),
  }
  const signIn: StaffSignInDeps = {
    ...shared,
    sessions,
    newToken: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
  }
  const register: RegisterDeps = { ...shared, invitations: members.invitations }
  const { accounts: provider } = installation
  const account: AccountDeps | undefined = provider && {
    ...signIn,
    provider,
    accounts: accountStore(db),
    challenges: shared.passkeys,
    invitations: members.invitations,
    idle: policy.staff.sessionIdle,
  }
  return { members, sessions, signIn, register, account, ceremonies: verifier }
}
