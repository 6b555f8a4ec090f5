import type { Removal } from './removal.ts'

const journey = 'test/journeys/users.test.ts'
const atk50 = 'test/attacks/atk-50-users.test.ts'
const atk14 = 'test/attacks/atk-14-users.test.ts'
const atk35 = 'test/attacks/atk-35-users.test.ts'
const sessions = 'src/secondary-users/store/session-store.ts'
const users = 'src/secondary-users/store/user-store.ts'

/** The guards of the access that an employer gives to others, one row each. */
export const userRemovals: readonly Removal[] = [
  {
    id: 'user-key-again',
    without: 'the key once more before an access is widened',
    edits: [
      {
        file: 'src/secondary-users/app/change-user.ts',
        find: "      if (deps.policy.keyAgain && !to.keyShown) return refused('askKey')\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'asks for the key before it is more',
  },
  {
    id: 'user-new-key-again',
    without: 'the key once more before a person is given access',
    edits: [
      {
        file: 'src/secondary-users/web/users-routes.ts',
        find: "    if (shown !== 'shown') return newUser(request, reply, own, { typed, left: shown })\n",
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'says everything that is missing at once',
  },
  {
    id: 'user-in-force',
    without: 'the state of an access, judged at every request',
    edits: [
      {
        file: 'src/secondary-users/store/user-row.ts',
        find: "n.state = 'active' and (n.until_at",
        put: '(n.until_at',
      },
    ],
    noticedBy: journey,
    test: 'is there in the very next request',
  },
  {
    id: 'user-until',
    without: 'the end of an access, judged by the clock of the database',
    edits: [
      {
        file: 'src/secondary-users/store/user-row.ts',
        find: ' and (n.until_at is null or clock_timestamp() < n.until_at)',
        put: '',
      },
    ],
    noticedBy: journey,
    test: 'ends by itself on its day',
  },
  {
    id: 'user-doubt',
    without: 'the doubt about every user when a case sets the key (I-21)',
    edits: [
      {
        file: 'src/entry/compose/ground.ts',
        find: 'doubtUsers: (tx, before) => doubtUsersOf(audit, tx, before),',
        put: 'doubtUsers: () => Promise.resolve(),',
      },
    ],
    noticedBy: journey,
    test: 'leaves every user waiting',
  },
  {
    id: 'user-doubt-invitations',
    without: 'the end of the invitations that were out when a case sets the key (I-21)',
    edits: [
      {
        file: users,
        find: '  await queries.run(voidAll, [employerId])\n',
        put: '',
      },
      {
        file: users,
        find: 'case when invite_until > clock_timestamp() then clock_timestamp() else invite_until end',
        put: 'invite_until',
      },
    ],
    noticedBy: journey,
    test: 'leaves every user waiting',
  },
  {
    id: 'user-probation',
    without: 'the wait of a key on probation before anybody is let in',
    edits: [
      {
        file: 'src/secondary-users/app/invite-user.ts',
        find: "  if (giver.onProbation) throw new Undo<HolderRefusal>('probation')\n",
        put: '',
      },
    ],
    noticedBy: atk35,
    test: 'on probation nobody is let in',
  },
  {
    id: 'user-restore',
    without: 'the restore epoch of an invitation (I-18)',
    edits: [
      {
        file: 'src/secondary-users/store/invitation-store.ts',
        find: '  and v.restore_epoch = i.restore_epoch and n.state',
        put: '  and n.state',
      },
    ],
    noticedBy: atk35,
    test: 'before a restore',
  },
  {
    id: 'user-session-idle',
    without: 'the end of a user’s session that is not used',
    edits: [
      {
        file: 'src/secondary-users/store/session-store.ts',
        find: '\n        and s.seen_at > clock_timestamp() - make_interval(secs => ${idle})',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/users.test.ts',
    test: 'signed out when nothing was done',
  },
  {
    id: 'user-session-life',
    without: 'the end of a user’s session at the end of its life',
    edits: [
      {
        file: 'src/secondary-users/store/session-store.ts',
        find: '\n        and s.created_at > clock_timestamp() - make_interval(secs => ${life})',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/users.test.ts',
    test: 'signed out when nothing was done',
  },
  {
    id: 'user-one-employer',
    without: 'the employer of a user in the look-up of its holder (ATK-50)',
    edits: [
      {
        file: users,
        find: "from delegation n where n.employer_id = $1 and n.id = $2 and n.state <> 'removed'`",
        put: "from delegation n where $1::uuid is not null and n.id = $2 and n.state <> 'removed'`",
      },
    ],
    noticedBy: atk50,
    test: 'users of another employer',
  },
  {
    id: 'user-own-access',
    without: 'the person of an access that is chosen (ATK-50)',
    edits: [
      {
        file: sessions,
        find: 'where n.delegate_id = $2 and n.id = $3 and',
        put: 'where n.id = $3 and',
      },
      {
        file: sessions,
        find: 'and n.delegate_id = seen.delegate_id\n        and',
        put: 'and',
      },
    ],
    noticedBy: atk50,
    test: 'users of another employer',
  },
  {
    id: 'user-person',
    without: 'the number of the person that an invitation is for',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: 'if (!deps.sameBytes(deps.personDigest(document), invitation.user.person)) {',
        put: 'if (left < 0) {',
      },
    ],
    noticedBy: atk50,
    test: 'an invitation is for one person',
  },
  {
    id: 'user-browser',
    without: 'the browser in which an invitation was opened',
    edits: [
      {
        file: 'src/secondary-users/app/open-invitation.ts',
        find: 'return sameBytes(found.browser, browser) ? found : undefined',
        put: 'return found.browser.length > 0 && sameBytes(browser, browser) ? found : undefined',
      },
    ],
    noticedBy: atk50,
    test: 'an invitation is for one person',
  },
  {
    id: 'user-person-tries',
    without: 'the count of numbers that were typed for an invitation (L-08)',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: '  if (left === null) return',
        put: '  if (left === -1) return',
      },
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: "code: 'personMismatch', left })",
        put: "code: 'personMismatch', left: left ?? 0 })",
      },
    ],
    noticedBy: atk50,
    test: 'an invitation is for one person',
  },
  {
    id: 'user-mailbox-taken',
    without: 'the person behind a mailbox that signs in already',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: 'present === undefined || deps.sameBytes(present.person, user.person)',
        put: 'present === undefined || user.person.length > 0',
      },
    ],
    noticedBy: atk50,
    test: 'a mailbox is the sign-in of one person',
  },
  {
    id: 'user-used',
    without: 'the single use of an invitation (I-02)',
    edits: [
      {
        file: 'src/secondary-users/store/invitation-store.ts',
        find: 'const isLive = `v.used_at is null and v.voided_at is null',
        put: 'const isLive = `v.voided_at is null',
      },
    ],
    noticedBy: atk50,
    test: 'accepts for the second time nothing',
  },
  {
    id: 'user-tries',
    without: 'the tries of a user who signs in',
    edits: [
      {
        file: 'src/secondary-users/app/sign-in-user.ts',
        find: 'reserved !== null && right && onFile',
        put: 'right && onFile',
      },
    ],
    noticedBy: atk14,
    test: 'until it rests',
  },
  {
    id: 'user-own-count',
    without: 'the counts of users apart from those of employers (I-08)',
    edits: [
      {
        file: 'src/entry/compose/users.ts',
        find: "triesKey('mailbox', mailbox) :",
        put: "triesKey('mailbox', mailbox.slice(0, 0)) :",
      },
    ],
    noticedBy: atk14,
    test: 'answers the same for a mailbox',
  },
  {
    id: 'user-frozen',
    without: 'the end of every access while an employer is frozen',
    edits: [
      {
        file: sessions,
        find: 'left join employer e on e.id = used.employer_id and e.frozen_at is null`',
        put: 'left join employer e on e.id = used.employer_id`',
      },
    ],
    noticedBy: atk14,
    test: 'a report stops them',
  },
  {
    id: 'user-key-generation',
    without: 'the end of the sessions of a user with their key',
    edits: [
      {
        file: sessions,
        find: 'and s.ended_at is null and d.id = s.delegate_id and d.generation = s.generation\n',
        put: 'and s.ended_at is null and d.id = s.delegate_id\n',
      },
    ],
    noticedBy: journey,
    test: 'changes their own key',
  },
  {
    id: 'user-unrepresented',
    without: 'the stop of whoever the registries no longer name, before they let anybody in',
    edits: [
      {
        file: 'src/secondary-users/app/invite-user.ts',
        find: "  if (giver.isUnrepresented) throw new Undo<HolderRefusal>('unrepresented')\n",
        put: '',
      },
    ],
    noticedBy: 'test/journeys/users-doubted.test.ts',
    test: 'lets nobody in',
  },
  {
    id: 'user-unrepresented-word',
    without: 'the same before they give back what waits',
    edits: [
      {
        file: 'src/secondary-users/app/change-user.ts',
        find: "    if (giver.isUnrepresented) return refused('unrepresented')\n    if (!(await",
        put: '    if (!(await',
      },
    ],
    noticedBy: 'test/journeys/users-doubted.test.ts',
    test: 'lets nobody in',
  },
  {
    id: 'user-widening-told',
    without: 'the mail about more power than before',
    edits: [
      {
        file: 'src/secondary-users/app/change-user.ts',
        find: '    if (widens(before, to)) await deps.mail.tellGiven(tx, giver, before)\n',
        put: '',
      },
    ],
    noticedBy: 'test/journeys/users-doubted.test.ts',
    test: 'I-13, ATK-36',
  },
  {
    id: 'user-doubt-written',
    without: 'the entry for every other employer of a person whose key was made anew',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: '      employerId: other.employerId,\n',
        put: '      employerId: invitation.employerId,\n',
      },
    ],
    noticedBy: 'test/journeys/users-doubted.test.ts',
    test: 'ATK-36',
  },
  {
    id: 'user-refusal-written',
    without: 'the entry for a try at an invitation that failed',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: "    await noteRefused(deps, invitation, 'personMismatch', left)\n",
        put: '',
      },
    ],
    noticedBy: 'test/journeys/users-doubted.test.ts',
    test: 'I-13: a number',
  },
  {
    id: 'user-doubt-others',
    without: 'the word of the other employers when one lets a person make another key',
    edits: [
      {
        file: 'src/secondary-users/app/accept-invitation.ts',
        find: 'of await deps.delegates.doubtOthers(tx, id, invitation.delegationId))',
        put: 'of [])',
      },
    ],
    noticedBy: journey,
    test: 'who lost their key',
  },
  {
    id: 'user-places',
    without: 'the number of users that the policy allows',
    edits: [
      {
        file: 'src/secondary-users/app/invite-user.ts',
        find: 'user, deps.policy.most, deps.policy.invitationDays',
        put: 'user, 50, deps.policy.invitationDays',
      },
    ],
    noticedBy: journey,
    test: 'no more than the policy says',
  },
  {
    id: 'user-holder-session',
    without: 'the session of the holder, judged when the employer is held (I-21)',
    edits: [
      {
        file: users,
        find: '     join session s on s.employer_id = e.id and s.digest = $2 and s.ended_at is null\n     join employer_key k on k.employer_id = e.id and k.generation = s.generation and k.blocked_at is null\n',
        put: '     join employer_key k on k.employer_id = e.id and $2::bytea is not null\n',
      },
    ],
    noticedBy: 'src/secondary-users/store/users.test.ts',
  },
]
