/** A name a person recognises in the list of sessions ("Firefox, Windows"). Nothing is decided by it. */
export function browserName(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 400)
  const browser = browsers.find(([, sign]) => sign.test(text))?.[0] ?? '?'
  const system = systems.find(([, sign]) => sign.test(text))?.[0] ?? '?'
  return `${browser}, ${system}`
}

/** Order matters: most browsers carry the names of the ones they once wanted to be taken for. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera)\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]
const systems: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iOS)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]
