import type { Removal } from './removal.ts'

const worn = 'test/attacks/atk-27-users.test.ts'
const journey = 'test/journeys/user-own-key.test.ts'
const telling = 'src/secondary-users/app/own-key-told.ts'

/** What is told when the key of a user becomes another one, and their own tries. */
export const userKeyRemovals: readonly Removal[] = [
  {
    id: 'user-key-told',
    without: 'the mail to a person whose own key is another one (ATK-36)',
    edits: [
      { file: telling, find: '  if (told !== undefined) await mail.tellOwnKey(tx, told, how)\n', put: '' },
    ],
    noticedBy: journey,
    test: 'changed by whoever is signed in',
  },
  {
    id: 'user-key-history',
    without: 'the line of it in the history of every employer, and not of one only',
    edits: [{ file: telling, find: 'id } of present)', put: 'id } of present.slice(1))' }],
    noticedBy: journey,
    test: 'changed by whoever is signed in',
  },
  {
    id: 'user-key-over',
    without: 'the silence towards an employer that took the access away',
    edits: [{ file: telling, find: 'accesses.filter(({ isRemoved }) => !isRemoved)', put: 'accesses' }],
    noticedBy: journey,
    test: 'took the access away',
  },
  {
    id: 'user-key-anew',
    without: 'the same where a key is made anew by an invitation',
    edits: [
      { file: 'src/secondary-users/app/accept-invitation.ts', find: '      await then(tx)\n', put: '' },
    ],
    noticedBy: journey,
    test: 'made anew by an invitation',
  },
  {
    id: 'user-key-address',
    without:
      'the address that the sign-in was made with, in place of the one of the last invitation (ATK-40)',
    edits: [
      {
        file: 'src/messaging/store/message-store.ts',
        find: 'select coalesce(d.mail, n.mail) as mail',
        put: 'select n.mail as mail',
      },
    ],
    noticedBy: journey,
    test: 'made anew by an invitation',
  },
  {
    id: 'user-known',
    without: 'tries of its own for a browser that was signed in with before (ATK-27)',
    edits: [
      {
        file: 'src/secondary-users/app/sign-in-user.ts',
        find: ', apart: deps.browsers.numberOf(mailbox, raw.known, now) }',
        put: ' }',
      },
    ],
    noticedBy: worn,
    test: 'goes on, whatever strangers use up',
  },
  {
    id: 'user-known-seal',
    without: 'the seal of the word by which a browser is known',
    edits: [
      {
        file: 'src/secondary-users/app/known-browser.ts',
        find: 'return sameText(sealOf(mailbox, issued, number), seal) ? number : undefined',
        put: 'return sealOf(mailbox, issued, number).length === seal.length ? number : undefined',
      },
    ],
    noticedBy: worn,
    test: 'no word that was made up',
  },
  {
    id: 'user-known-misses',
    without: 'the count of the misses of a known browser',
    edits: [
      {
        file: 'src/entry/compose/users.ts',
        find: "triesKey('apart', mailbox, apart)",
        put: "triesKey('apart', mailbox, randomText(9))",
      },
    ],
    noticedBy: worn,
    test: 'its own misses count',
  },
  {
    id: 'user-known-clear',
    without: 'the count of strangers, which a sign-in in a known browser leaves as it is',
    edits: [
      {
        file: 'src/secondary-users/app/sign-in-user.ts',
        find: 'await deps.tries.clear(tx, counted)',
        put: 'await deps.tries.clear(tx, { mailbox })',
      },
    ],
    noticedBy: worn,
    test: 'gives them nothing back',
  },
  {
    id: 'user-own-tries',
    without: 'tries of their own for whoever is signed in and changes their key',
    edits: [
      {
        file: 'src/secondary-users/app/change-own-key.ts',
        find: ', apart: `delegate ${delegate}` }',
        put: ' }',
      },
    ],
    noticedBy: worn,
    test: 'still changes their key',
  },
]
