/** Mail domains as they are mistyped, and as they are meant. Small on purpose: a hint, never a verdict. */
const slips: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.cm': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmal.com': 'hotmail.com',
  'homail.com': 'hotmail.com',
  'hotmail.co': 'hotmail.com',
  'outlok.com': 'outlook.com',
  'outloo.com': 'outlook.com',
  'outlook.co': 'outlook.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'yahoo.co': 'yahoo.com',
  'iclod.com': 'icloud.com',
  'icloud.co': 'icloud.com',
}

/** Endings that nobody has, and what is meant by them. */
const endings: readonly (readonly [slip: string, meant: string])[] = [
  ['.con', '.com'],
  ['.cmo', '.com'],
  ['.comm', '.com'],
  ['.comec', '.com.ec'],
  ['.com.e', '.com.ec'],
  ['.com.ce', '.com.ec'],
]

/** The address that was probably meant; undefined where nothing looks like a slip. */
export function suggestionFor(address: string): string | undefined {
  const at = address.lastIndexOf('@') + 1
  const local = address.slice(0, at)
  const domain = address.slice(at).toLowerCase()
  const ended = endings.find(([slip]) => domain.endsWith(slip))
  const mended = ended === undefined ? domain : `${domain.slice(0, -ended[0].length)}${ended[1]}`
  const meant = Object.hasOwn(slips, mended) ? slips[mended] : mended
  return meant === undefined || meant === domain ? undefined : `${local}${meant}`
}
