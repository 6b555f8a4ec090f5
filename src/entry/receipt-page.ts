import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CheckReceipt } from '../audit/web/check-receipt.tsx'
import { locales } from '../platform/text/lang.ts'
import type { Texts } from '../platform/text/texts.ts'
import { assetPrefix, type Assets } from '../platform/ui/assets.ts'

export interface ReceiptPageParts {
  readonly texts: Texts
  readonly institution: string
  readonly publicKey: string
  readonly assets: Assets
  readonly publicFolder: string
}

const style = `body{font:19px/1.4 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem;color:#0b0c0c;background:#fff}
textarea{width:100%;box-sizing:border-box;font:inherit;border:2px solid #0b0c0c;padding:.3rem}
button{font:inherit;padding:.5rem 1rem;margin-top:1rem;background:#00703c;color:#fff;border:2px solid transparent}
:focus{outline:3px solid #ffdd00;outline-offset:0;box-shadow:0 0 0 5px #0b0c0c}
dt{font-weight:bold}dd{margin:0 0 .6rem;overflow-wrap:anywhere}code{overflow-wrap:anywhere}
label,.govuk-hint{display:block;margin-top:1rem}label{font-weight:bold}section+section{border-top:2px solid;margin-top:2rem}
[hidden]{display:none}
@media(prefers-color-scheme:dark){body{color:#f3f2f1;background:#0b0c0c}textarea{color:inherit;background:#262626;border-color:#f3f2f1}}`

/**
 * One file that checks receipts of this installation without a network: words in both languages, style and script inside,
 * and a policy that lets nothing else run and nothing be sent. Opened from disk it works the same.
 */
export function receiptPage({
  texts,
  institution,
  publicKey,
  assets,
  publicFolder,
}: ReceiptPageParts): string {
  const script = readFileSync(
    join(publicFolder, assets('receipt-check.js').slice(assetPrefix.length)),
    'utf8',
  ).replaceAll('</', '<\\/')
  const policy = [
    "default-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const sections = (['es', 'en'] as const).map((lang) => {
    const t = texts.in(lang)
    const part = CheckReceipt({ t, lang, institution, publicKey, formNumber: undefined, name: lang })
    return `<h1 lang="${locales[lang]}">${t('rcv.title')}</h1>\n${part.toString()}`
  })
  return `<!DOCTYPE html>
<html lang="${locales.es}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${texts.in('es')('rcv.title')} · ${texts.in('en')('rcv.title')}</title>
<style>${style}</style>
</head>
<body>
<main>
${sections.join('\n')}
</main>
<script type="module">${script}</script>
</body>
</html>
`
}

/** Source of a content security policy (CSP 3, 6.6.2.2). */
const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
