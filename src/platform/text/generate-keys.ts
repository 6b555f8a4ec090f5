import { readCatalogue, textsFolder } from './catalogues.ts'
import { placeholders } from './placeholders.ts'
import type { PlaceholderType } from './placeholders.ts'
import { compile } from './compile.ts'

/**
 * The source of `keys.ts`: every key of the Spanish catalogue with the type of its placeholders, so
 * that a missing key, a missing value or a value of the wrong kind does not compile.
 */
export function generateKeys(folder: string = textsFolder): string {
  const lines = [...readCatalogue(folder, 'es')].map(([key, text]) => `  '${key}': ${paramsOf(text)}`)
  return `${head}\nexport type TextParams = {\n${lines.join('\n')}\n}\n\nexport type TextKey = keyof TextParams\n`
}

const head = `/** Made from texts/es by scripts/generate-text-keys.mjs; a change here is lost. */
type None = Record<never, never>
`

function paramsOf(text: string): string {
  const found = [...placeholders(compile(text, 'es'))]
  if (found.length === 0) return 'None'
  return `{ ${found.map(([name, type]) => `${name}: ${typeOf(type)}`).join('; ')} }`
}

function typeOf(type: PlaceholderType): string {
  return typeof type === 'string' ? type : type.map((branch) => `'${branch}'`).join(' | ')
}
