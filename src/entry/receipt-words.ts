import type { ReceiptWords } from '../adapters/pdf/receipt.ts'
import type { ActReceiptFacts, ReceiptFacts } from '../audit/app/receipt.ts'
import { actName } from '../audit/web/act-words.ts'
import { instantOf, zones } from '../kernel/time.ts'
import { formatDate, formatTime } from '../platform/text/dates.ts'
import type { Lang } from '../platform/text/lang.ts'
import type { Texts, Translate } from '../platform/text/texts.ts'

/** What a proof is called on a receipt. A kind without words stands under its own name: nothing is left out. */
const proofWords = (t: Translate): Readonly<Record<string, string>> => ({
  reg: t('receipt.how.registry'),
  gate: t('receipt.how.questions'),
  mail: t('receipt.how.mail'),
  att: t('receipt.how.attended'),
  second: t('receipt.how.approved'),
  bio: t('receipt.how.onFile'),
})

/** The words of a receipt, from its signed facts and nothing else: what is printed is what is signed. */
export function receiptWords(
  texts: Texts,
  lang: Lang,
  facts: ReceiptFacts,
  options: { readonly demonstration: boolean; readonly caseUrl: string },
): ReceiptWords {
  const t = texts.in(lang)
  const moment = (iso: string) => {
    const at = instantOf(new Date(iso))
    return { fecha: formatDate(at, lang), hora: formatTime(at, zones.mainland), zona: t('g.zone') }
  }
  const known = proofWords(t)
  return {
    banner: options.demonstration ? t('g.demo') : undefined,
    title: t(facts.act === 'keySet' ? 'receipt.title' : 'receipt.title.unlocked'),
    issuer: t('receipt.issuer', { institucion: facts.institution }),
    rows: [
      [t('receipt.what'), t(facts.act === 'keySet' ? 'receipt.what.created' : 'receipt.what.unlocked')],
      [t('receipt.company'), facts.company],
      [t('receipt.ruc'), facts.ruc],
      [t('receipt.who'), t('receipt.who.rep', { cedula: facts.cedula })],
      ...(facts.came === undefined
        ? []
        : [[t('receipt.attended'), t(`receipt.attended.${facts.came}`)] as const]),
      [t('receipt.how'), facts.proofs.map((kind) => known[kind] ?? kind)],
      [t('receipt.when'), t('receipt.when.value', moment(facts.at))],
      ...(facts.attendedAt === undefined || facts.enteredAt === undefined
        ? []
        : ([
            [
              t('paper.receipt'),
              [
                t('paper.receipt.attended', moment(facts.attendedAt)),
                t('paper.receipt.entered', moment(facts.enteredAt)),
              ],
            ],
          ] as const)),
      [t('receipt.case'), facts.caseCode],
      [t('receipt.entry'), `${facts.lane}-${facts.seq}`],
      [t('receipt.digest'), facts.hash],
    ],
    noKey: t('receipt.noKey'),
    verify: t('receipt.verify', { orden: `clavero receipt verify ${facts.caseCode}.pdf` }),
    qr: `${t('receipt.case')}: ${options.caseUrl}`,
  }
}

/** The same of any other act. */
export function actReceiptWords(
  texts: Texts,
  lang: Lang,
  facts: ActReceiptFacts,
  options: { readonly demonstration: boolean; readonly url: string },
): ReceiptWords {
  const t = texts.in(lang)
  const moment = (iso: string) => {
    const at = instantOf(new Date(iso))
    return { fecha: formatDate(at, lang), hora: formatTime(at, zones.mainland), zona: t('g.zone') }
  }
  const { head } = facts.proof
  return {
    banner: options.demonstration ? t('g.demo') : undefined,
    title: t('rcp.pdf.title'),
    issuer: t('receipt.issuer', { institucion: facts.institution }),
    rows: [
      [t('receipt.what'), actName(facts.act, t)],
      [t('receipt.company'), facts.company],
      [t('receipt.ruc'), facts.ruc],
      [t('receipt.who'), t(`rcp.by.${facts.by}`)],
      [t('receipt.when'), t('receipt.when.value', moment(facts.at))],
      ...(facts.caseCode === null ? [] : [[t('receipt.case'), facts.caseCode] as const]),
      [t('receipt.entry'), `${facts.lane}-${facts.seq}`],
      [t('receipt.digest'), facts.hash],
      [t('rcp.pdf.head'), t('rcp.pdf.head.value', { cantidad: String(head.size), ...moment(head.at) })],
    ],
    noKey: t('receipt.noKey'),
    verify: t('rcp.pdf.verify', {
      pagina: options.url,
      orden: `clavero receipt verify comprobante-${facts.lane}-${facts.seq}.pdf`,
    }),
    qr: `${t('rcp.pdf.qr')}: ${options.url}`,
  }
}
