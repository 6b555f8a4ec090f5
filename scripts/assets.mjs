/**
 * Builds what a browser loads, after `tsc -b`: stylesheets and client scripts, each under a name with
 * the hash of its content, with `.gz` and `.br` beside it, and `manifest.json` from plain to built name.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { compileAsync } from 'sass'

const root = fileURLToPath(new URL('..', import.meta.url))
const styles = join(root, 'styles')
const scripts = join(root, 'dist/client')
const target = join(root, 'dist/public')

/** The custom properties are always there, so the toolkit's second choice for each is never used. */
const withoutFallbacks = (css) => css.replace(/var\((--govuk-[a-z-]+-colour),\s*#[0-9a-f]{6}\)/g, 'var($1)')

async function stylesheet(name) {
  const { css } = await compileAsync(join(styles, name), {
    style: 'compressed',
    charset: false,
    quietDeps: true,
    fatalDeprecations: ['import', 'global-builtin'],
  })
  return [name.replace(/\.scss$/, '.css'), withoutFallbacks(css)]
}

/** An import of a package, which the browser could not find: it goes into the script. */
const packaged = /^import\b[^'"]*['"][@\w]/m

async function bundled(name) {
  const bundle = await rolldown({ input: join(scripts, name), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  if (output.length !== 1) throw new Error(`${name}: a client script is one file`)
  return output[0].code
}

async function script(name) {
  const source = await readFile(join(scripts, name), 'utf8')
  const { code, errors } = minifySync(name, packaged.test(source) ? await bundled(name) : source, {
    module: true,
  })
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join('; ')}`)
  // Built names carry hashes, so one script cannot find another: each stands alone.
  if (/^import\b|\bimport\(/m.test(code))
    throw new Error(`${name}: a client script imports nothing but packages`)
  return [name, code]
}

async function put(name, content) {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const extension = extname(name)
  const file = `${name.slice(0, -extension.length)}-${hash}${extension}`
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, quality),
  ])
  await Promise.all([
    writeFile(join(target, file), bytes),
    writeFile(join(target, `${file}.gz`), zipped),
    writeFile(join(target, `${file}.br`), brotli),
  ])
  console.log(`${file}  ${bytes.length} B, gzip ${zipped.length} B, brotli ${brotli.length} B`)
  return [name, file]
}

const named = (names, extension, skip = '_') =>
  names.filter((name) => name.endsWith(extension) && !name.startsWith(skip)).sort()

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
const built = [
  ...(await Promise.all(named(await readdir(styles), '.scss').map(stylesheet))),
  ...(await Promise.all(named(await readdir(scripts), '.js').map(script))),
]
const manifest = Object.fromEntries(await Promise.all(built.map(([name, content]) => put(name, content))))
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
