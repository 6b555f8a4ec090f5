/** Requirements of ASVS 5.0.0 that speak of something Clavero has not and is not meant to have (RELIABILITY 10.2). */
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
    why: 'A session is a row and a link a digest; neither carries its own truth. What comes nearest, the sealed cookie and the waiting ticket, is judged under 11.3 and 7.2.',
  },
  {
    numbers: 'V10',
    count: [5, 24, 7],
    why: 'OpenID Connect is an option that is off unless an institution sets it up, and then one client of its one provider. Not judged row by row yet; what is checked stands in decision 0016.',
  },
  {
    numbers: 'V17',
    count: [0, 7, 5],
    why: 'Calls go from browser to browser, or in rooms of the institution’s Jitsi Meet; only their greetings pass through here, as plain requests (decision 0017). Not judged row by row yet.',
  },
  { numbers: '1.2.6–1.2.8', count: [0, 3, 0], why: 'No LDAP, no XPath, no LaTeX.' },
  { numbers: '1.3.8, 1.3.9', count: [0, 2, 0], why: 'No JNDI, no memcache.' },
  { numbers: '1.4.1, 1.4.3', count: [0, 2, 0], why: 'The language looks after memory.' },
  { numbers: '4.3.1, 4.3.2', count: [0, 2, 0], why: 'No GraphQL.' },
  { numbers: '4.4.1–4.4.4', count: [1, 3, 0], why: 'No WebSocket.' },
  { numbers: '5.2.5, 5.3.3', count: [0, 0, 2], why: 'Packed files of people are not taken.' },
  { numbers: '6.6.4', count: [0, 0, 1], why: 'No push notifications.' },
  {
    numbers: '6.8.1–6.8.4',
    count: [0, 4, 0],
    why: 'One provider, the institution’s own, and only where it is set up: decision 0016. Not judged row by row yet.',
  },
  {
    numbers: '7.1.3, 7.6.1',
    count: [0, 2, 0],
    why: 'Where the institution’s accounts are a way in, sessions here have the same life as all, and signing out there ends none of them: decision 0016.',
  },
  { numbers: '8.4.1', count: [0, 1, 0], why: 'One installation serves one institution.' },
]
