/**
 * Names of the built files. `scripts/assets.mjs` writes `dist/public/manifest.json`; a name carries
 * the hash of its content, so a file may be kept for ever and a new build is seen at once.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files a page may ask for. */
export type AssetName =
  | 'app.css'
  | 'more.css'
  | 'countdown.js'
  | 'error-summary.js'
  | 'fingers.js'
  | 'fragment.js'
  | 'go-on.js'
  | 'human-check.js'
  | 'human-check-worker.js'
  | 'key-rules.js'
  | 'mail-state.js'
  | 'passkey.js'
  | 'receipt-check.js'
  | 'session-warning.js'
  | 'show-key.js'
  | 'upload.js'
  | 'video-check.js'
  | 'video-room.js'

/** Address of a file, for example `/a/app-1f2e3d4c.css`. Throws `Error` for a file that was not built. */
export type Assets = (name: AssetName) => string

export const assetPrefix = '/a/'

/** `manifest` is the parsed `manifest.json`: file name → file name with hash. */
export function createAssets(manifest: Readonly<Record<string, string>>): Assets {
  return (name) => {
    const file = Object.hasOwn(manifest, name) ? manifest[name] : undefined
    if (file === undefined) throw new Error(`assets: ${name} was not built; run "npm run build"`)
    return assetPrefix + file
  }
}

/** Reads the manifest of `publicDir` (`dist/public`). Throws when it is missing or is not an object of texts. */
export function readAssets(publicDir: string): Assets {
  const manifest: unknown = JSON.parse(readFileSync(join(publicDir, 'manifest.json'), 'utf8'))
  if (!isManifest(manifest)) throw new Error('assets: manifest.json does not map names to files')
  return createAssets(manifest)
}

function isManifest(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((file) => typeof file === 'string')
  )
}
