/** Requirements of ASVS 5.0.0 of something Clavero has not, or that nobody judged row by row yet (RELIABILITY 10.2). */
export interface LeftOut {
  /** As ASVS numbers them: a chapter, or single ones. */
  readonly numbers: string
  /** How many, by level 1, 2, 3. */
  readonly count: readonly [number, number, number]
  readonly why: string
}

export const leftOut: readonly LeftOut[] = [
  {
    numbers: 'V9',
    count: [4, 3, 0],
    why: 'A session is a row and a link a digest; neither carries its own truth. What comes nearest, the sealed cookie and the waiting ticket, is judged under 11.3 and 7.2. Tokens of others are taken in one moment of a sign-in and not kept: ID tokens of a provider, checked by a certified library. Tokens that we make are those of rooms of the institution’s own Jitsi Meet. Not judged row by row yet.',
  },
  {
    numbers: 'V10',
    count: [5, 24, 7],
    why: 'OpenID Connect is an option that is off unless an institution sets it up. Then this is a client: of the provider of its officers’ accounts, and of the service of the affiliate key. Not judged row by row yet; what is checked stands in decision 0016 and in docs/adapt/affiliate-key.md.',
  },
  {
    numbers: 'V17',
    count: [0, 7, 5],
    why: 'Calls run between two browsers, or in rooms of the institution’s own Jitsi Meet: no server of ours carries or relays picture and sound. What introduces two browsers to each other passes through this service as plain requests, and is not judged row by row yet: decision 0017.',
  },
  { numbers: '1.2.6–1.2.8', count: [0, 3, 0], why: 'No LDAP, no XPath, no LaTeX.' },
  { numbers: '1.3.8, 1.3.9', count: [0, 2, 0], why: 'No JNDI, no memcache.' },
  { numbers: '1.4.1, 1.4.3', count: [0, 2, 0], why: 'The language looks after memory.' },
  { numbers: '4.3.1, 4.3.2', count: [0, 2, 0], why: 'No GraphQL.' },
  { numbers: '4.4.1–4.4.4', count: [1, 3, 0], why: 'No WebSocket.' },
  {
    numbers: '5.2.5, 5.3.3',
    count: [0, 0, 2],
    why: 'Packed files of people are refused, whatever they are called.',
  },
  {
    numbers: '6.6.4',
    count: [0, 0, 1],
    why: 'No push notifications of ours. A bank may ask its customer in its own way: it is told to show the code of the case, and is asked so many times a day (`bank.ordersPerDay`).',
  },
  {
    numbers: '6.8.1–6.8.4',
    count: [0, 4, 0],
    why: 'Two providers at most, and only where they are set up: one for officers’ accounts, bound by an invitation (decision 0016), and one for the affiliate key, which proves a person in a case and opens no session. Not judged row by row yet.',
  },
  {
    numbers: '7.1.3, 7.6.1',
    count: [0, 2, 0],
    why: 'Where the institution’s accounts are a way in, sessions here have the same life as all, and signing out or closing an account there ends none of them: decision 0016. The service of the affiliate key opens no session here.',
  },
  { numbers: '8.4.1', count: [0, 1, 0], why: 'One installation serves one institution.' },
]
