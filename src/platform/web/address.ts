export interface Address {
  /** Begins with exactly one slash. */
  readonly path: string
  readonly query: URLSearchParams
}

/**
 * Where a request goes, as a page of ours may repeat it. A target such as `//evil.test` or
 * `/x/..//evil.test` is a path here and would be somebody's host in a link, so it is made one that
 * cannot be (ATK-12). An absolute target names a host, which is judged by its header alone (ATK-01).
 */
export function addressOf(target: string): Address {
  if (!target.startsWith('/')) return { path: '/', query: new URLSearchParams() }
  const { pathname, searchParams } = new URL(`http://host.invalid/${target.replace(/^[/\\]+/, '')}`)
  return { path: pathname.replace(/^\/+/, '/'), query: searchParams }
}

export const written = ({ path, query }: Address): string =>
  query.size === 0 ? path : `${path}?${query.toString()}`
