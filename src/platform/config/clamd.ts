/** `/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`; undefined for what is neither. */
export function readClamdPlace(
  text: string,
): { readonly path: string } | { readonly host: string; readonly port: number } | undefined {
  if (text.startsWith('/')) return { path: text }
  const [, name, address, digits] =
    /^tcp:\/\/(?:([A-Za-z0-9._-]+)|\[([0-9a-fA-F:.]+)\]):(\d{1,5})$/.exec(text) ?? []
  const host = name ?? address
  const port = Number(digits)
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}
