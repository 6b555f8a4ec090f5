#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=40
// The flags above: a small young generation and an old one that grows in small steps keep the process at
// about what it uses. Whoever starts this file with another line reads them from the first one.
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// The second start finds the code compiled; where the folder may not be written, or by a Node before 22.1, nothing is different.
module.enableCompileCache?.(fileURLToPath(new URL('../dist/.compiled', import.meta.url)))

const main = new URL('../dist/entry/cli/main.js', import.meta.url)
if (existsSync(main)) await import(main.href)
else {
  process.stderr.write('Clavero is not built yet. Run: npm run setup\n')
  process.exitCode = 4
}
