import type { Removal } from './removal.ts'

const journey = 'test/journeys/person-passkey.test.ts'
const bugs = 'test/journeys/passkey-bugs.test.ts'
const store = 'src/proofs/passkeys/store/person-passkey-store.ts'
const prove = 'src/proofs/passkeys/app/prove-passkey.ts'
const invite = 'src/proofs/passkeys/app/invite.ts'

const isOne = (
  edits: readonly [string, string, string] | readonly (readonly [string, string, string])[],
): edits is readonly [string, string, string] => typeof edits[0] === 'string'

const row = (
  id: string,
  without: string,
  edits: readonly [string, string, string] | readonly (readonly [string, string, string])[],
  noticedBy: string,
  test: string,
): Removal => ({
  id: `person-passkey-${id}`,
  without,
  edits: (isOne(edits) ? [edits] : edits).map(([file, find, put]) => ({ file, find, put })),
  noticedBy,
  test,
})

/** The guards of passkeys of representatives, one row each. Those of the ceremony itself are the staff's as well. */
export const passkeyRemovals: readonly Removal[] = [
  row(
    'approved',
    'the approval of the case that a passkey comes of',
    [invite, "    ['ready', 'linkIssued', 'completed'].includes(state.is) &&\n", ''],
    journey,
    'attorney who was there',
  ),
  row(
    'attorney',
    'the difference between a representative and an attorney',
    [invite, ' &&\n    !isByAttorney(attended)', ''],
    journey,
    'attorney who was there',
  ),
  row(
    'paper',
    'the person who is there now',
    [invite, '    attended.enteredAt === undefined &&\n', ''],
    journey,
    'attorney who was there',
  ),
  row(
    'own-case',
    'the attendance of this very case',
    [invite, "({ kind, caseId }) => kind === 'att' && caseId === id", "({ kind }) => kind === 'att'"],
    journey,
    'attorney who was there',
  ),
  row(
    'in-hand',
    'the officer who has the case in hand',
    [
      'src/desk/web/passkey-routes.tsx',
      'const invited = isMine(one) ? await',
      'const invited = one.who.id !== undefined ? await',
    ],
    journey,
    'approved in person',
  ),
  row(
    'invitation-life',
    'the end of an invitation',
    [
      store,
      'v.used_at is null and v.voided_at is null and clock_timestamp() < v.dies_at',
      'v.used_at is null and v.voided_at is null',
    ],
    journey,
    'within minutes',
  ),
  row(
    'invitation-once',
    'the single use of an invitation',
    [store, 'const lives = `v.used_at is null and v.voided_at', 'const lives = `v.voided_at'],
    journey,
    'within minutes',
  ),
  row(
    'invitation-newest',
    'the end of an invitation when there is a newer one',
    [store, 'v.used_at is null and v.voided_at is null and', 'v.used_at is null and'],
    journey,
    'within minutes',
  ),
  row(
    'invitation-epoch',
    'the employer that an invitation was made under',
    [store, ' and v.employer_epoch = e.epoch and v.restore', ' and v.restore'],
    journey,
    'changed meanwhile',
  ),
  row(
    'challenge-once',
    'the single use of a challenge',
    [
      store,
      'and person = $3 and used_at is null and clock_timestamp()',
      'and person = $3 and clock_timestamp()',
    ],
    bugs,
    'is taken once',
  ),
  row(
    'challenge-life',
    'the end of a challenge',
    [
      store,
      'and used_at is null and clock_timestamp() < dies_at\n   returning value',
      'and used_at is null\n   returning value',
    ],
    bugs,
    'after the time of its challenge',
  ),
  row(
    'challenge-act',
    'the act that a challenge is for',
    [
      store,
      'and case_id = $1 and act = $2 and person = $3 and used_at',
      "and case_id = $1 and (act = $2 or act = 'recovery') and person = $3 and used_at",
    ],
    bugs,
    'of another act',
  ),
  row(
    'person',
    'the person whose passkey it is',
    [prove, '!deps.sameBytes(held.person, subject.person) || shown.userHandle', 'shown.userHandle'],
    bugs,
    'another person proves',
  ),
  row(
    'handle',
    'what the authenticator remembers its person by',
    [prove, ' || shown.userHandle !== deps.handleOf(held.person)', ''],
    bugs,
    'lies about anything',
  ),
  row(
    'counter',
    'the counter that rises',
    [
      [
        store,
        ' and removed_at is null and (counter < $2 or (counter = 0 and $2 = 0))',
        ' and removed_at is null and $2 >= 0',
      ],
      [
        prove,
        'verifier.assert(shown, challenge, held)',
        'verifier.assert(shown, challenge, { ...held, counter: 0 })',
      ],
    ],
    bugs,
    'a copy that counts',
  ),
  row(
    'evidence-once',
    'the single use of evidence',
    [
      store,
      '      and v.consumed_at is null and clock_timestamp() < v.dies_at\n',
      '      and clock_timestamp() < v.dies_at\n',
    ],
    journey,
    'evidence E2, once',
  ),
  row(
    'evidence-act',
    'what evidence was shown for',
    [
      store,
      'case_id = $2 and act = $4 and person = $3\n',
      "case_id = $2 and act = any(array['unlock', $4]) and person = $3\n",
    ],
    journey,
    'for what it was shown for',
  ),
  row(
    'evidence-person',
    'whose evidence it is',
    [store, 'act = $4 and person = $3\n', 'act = $4 and $3::bytea is not null\n'],
    journey,
    'for what it was shown for',
  ),
  row(
    'evidence-life',
    'the end of evidence',
    [
      [
        store,
        '                     and consumed_at is null and clock_timestamp() < dies_at\n',
        '                     and consumed_at is null\n',
      ],
      [
        store,
        '      and v.consumed_at is null and clock_timestamp() < v.dies_at\n',
        '      and v.consumed_at is null\n',
      ],
    ],
    journey,
    'for what it was shown for',
  ),
  row(
    'removed-evidence',
    'the end of evidence with its passkey',
    [store, '      and k.id = v.passkey_id and k.removed_at is null\n', '      and k.id = v.passkey_id\n'],
    journey,
    'ends one with a button',
  ),
  row(
    'removed',
    'the end of a passkey that was removed',
    [
      [
        store,
        'public_key, counter from person_passkey where id = $1 and removed_at is null',
        'public_key, counter from person_passkey where id = $1',
      ],
      [store, 'where id = $1 and removed_at is null and (counter', 'where id = $1 and (counter'],
    ],
    journey,
    'ends one with a button',
  ),
  row(
    'own',
    'the employer whose passkey may be removed',
    [
      store,
      '    where id = $1 and person = any($2) and removed_at is null',
      '    where id = $1 and $2::bytea[] is not null and removed_at is null',
    ],
    journey,
    'of another employer',
  ),
  row(
    'signed-in',
    'the sign-in before the list of passkeys',
    [
      'src/proofs/passkeys/web/own-routes.tsx',
      '      const signedIn = await session(request)\n      if (signedIn === undefined) return door(reply)\n      const own',
      '      const signedIn = (await session(request)) ?? ({ who: { employerId: crypto.randomUUID() } } as never as CurrentSession)\n      const own',
    ],
    journey,
    'not signed in',
  ),
]
