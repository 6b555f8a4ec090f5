import type { Removal } from './removal.ts'

const adapter = 'src/adapters/accounts/open-id-connect.ts'
const contract = 'src/adapters/accounts/open-id-connect.test.ts'
const useCase = 'src/staff/app/account.ts'
const routes = 'src/staff/web/account-routes.ts'
const journey = 'test/journeys/account.test.ts'

/** The institution's accounts as a way in (S-01). */
export const accountRemovals: readonly Removal[] = [
  {
    id: 'account-signature',
    without: 'the look at the signature of an ID token',
    edits: [{ file: adapter, find: '      oidc.enableNonRepudiationChecks,\n', put: '' }],
    noticedBy: contract,
    test: 'a token signed with a key',
  },
  {
    id: 'account-factors',
    without: 'the look whether the provider saw two factors',
    edits: [
      { file: adapter, find: 'if (!showsTwoFactors(claims, options)) return', put: 'if (false) return' },
    ],
    noticedBy: journey,
    test: 'was asked for one factor',
  },
  {
    id: 'account-age',
    without: 'the look at when the provider saw the person',
    edits: [{ file: adapter, find: '  maxAge,\n  idTokenExpected', put: '  idTokenExpected' }],
    noticedBy: contract,
    test: 'a sign-in there that is too old',
  },
  {
    id: 'account-addresses',
    without: 'the look where the metadata would lead a browser',
    edits: [
      {
        file: adapter,
        find: 'for (const address of browserAddresses(configuration)) assertSafe(address)',
        put: 'browserAddresses(configuration).map(() => assertSafe)',
      },
    ],
    noticedBy: contract,
    test: 'would lead a browser away',
  },
  {
    id: 'account-in-the-clear',
    without: 'the rule that nothing goes to another machine in the clear',
    edits: [
      {
        file: 'src/adapters/accounts/bounded-fetch.ts',
        find: "  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) throw new TypeError('not https')\n",
        put: '  isLoopback(url.hostname)\n',
      },
    ],
    noticedBy: contract,
    test: 'no secret goes over the wire in the clear',
  },
  {
    id: 'account-octets',
    without: 'the end of an answer that is far too long',
    edits: [
      {
        file: 'src/adapters/accounts/bounded-fetch.ts',
        find: 'readAtMost(response, longestAnswer)',
        put: 'readAtMost(response, longestAnswer * 1e6)',
      },
    ],
    noticedBy: contract,
    test: 'huge: is away',
  },
  {
    id: 'account-once',
    without: 'the single use of what a browser took along',
    edits: [
      {
        file: useCase,
        find: "  if (!isFirst) return refused('accountSignInOver', 'replayed')\n",
        put: '  void isFirst\n',
      },
    ],
    noticedBy: journey,
    test: 'opens nothing twice',
  },
  {
    id: 'account-life',
    without: 'the time within which a browser has to be back',
    edits: [
      {
        file: useCase,
        find: 'life: deps.challengeLife }))',
        put: 'life: Infinity }))',
      },
    ],
    noticedBy: journey,
    test: 'is over after its time',
  },
  {
    id: 'account-own-state',
    without: 'the look whether a browser comes back with what it took along',
    edits: [
      { file: routes, find: 'states.length === 1 && states[0] === issued.state', put: 'states.length >= 0' },
    ],
    noticedBy: journey,
    test: 'is nothing in another browser',
  },
  {
    id: 'account-own-page',
    without: 'the look whether a page of ours begins a sign-in',
    edits: [
      {
        file: routes,
        find: "(headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'",
        put: "(headers['sec-fetch-site'] ?? 'same-origin') !== ''",
      },
    ],
    noticedBy: journey,
    test: 'is begun from a page of ours only',
  },
  {
    id: 'account-limit',
    without: 'the count of what a network was refused',
    edits: [
      {
        file: routes,
        find: "(outcome) => !outcome.ok && outcome.code !== 'accountProviderAway'",
        put: '() => false',
      },
    ],
    noticedBy: journey,
    test: 'refuses over and over',
  },
  {
    id: 'account-asked-anew',
    without: 'the sign-in anew where an account is bound',
    edits: [
      { file: useCase, find: 'ceremony === accountCeremony ? idle : 0', put: 'ceremony === "" ? 0 : idle' },
    ],
    noticedBy: journey,
    test: 'is asked anew at the provider',
  },
  {
    id: 'account-uses-invitation',
    without: 'the use of the invitation that an account is bound by',
    edits: [
      {
        file: useCase,
        find: 'const member = await deps.invitations.use(tx, invitation)',
        put: 'const member = await deps.invitations.find(invitation)',
      },
    ],
    noticedBy: journey,
    test: 'uses its invitation up',
  },
  {
    id: 'account-of-retired',
    without: 'the end of a retired member’s account',
    edits: [
      {
        file: 'src/staff/store/staff-store.ts',
        find: '[endSessions, endPasskeys, endAccounts, endInvitations]',
        put: '[endSessions, endPasskeys, endInvitations]',
      },
      {
        file: 'src/staff/store/account-store.ts',
        find: ' and m.retired_at is null',
        put: '',
      },
      {
        file: 'src/staff/store/staff-session-store.ts',
        find: 'where id = $2 and retired_at is null for no key update',
        put: 'where id = $2 for no key update',
      },
    ],
    noticedBy: journey,
    test: 'goes with its member',
  },
  {
    id: 'account-no-passkey',
    without: 'the word to who would decide without a passkey',
    edits: [
      {
        file: 'src/desk/web/approval-page.tsx',
        find: '(props.asksPasskey && !props.hasPasskey ? (',
        put: '(props.asksPasskey && props.hasPasskey === undefined ? (',
      },
    ],
    noticedBy: journey,
    test: 'decides nothing at the desk',
  },
]
