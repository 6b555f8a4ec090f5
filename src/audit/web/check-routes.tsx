import type { FastifyInstance } from 'fastify'
import { Link } from '../../platform/ui/components/index.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { AnyReceiptFacts } from '../app/receipt.ts'
import {
  CheckReceipt,
  checkReceiptPagePath,
  checkReceiptPath,
  type CheckReceiptProps,
} from './check-receipt.tsx'

export interface CheckRoutesDeps {
  readonly institution: string
  readonly publicKey: string
  /** Finds a receipt in a text and checks it, without asking anybody. */
  open(text: string): Outcome<AnyReceiptFacts, 'unreadable' | 'forged'>
}

const act = 'checkReceipt'
/** Longer than any receipt of ours, and shorter than what a form may be. */
const longest = 16_000

/** Anybody checks a receipt: on their own device where a script runs, else here. Nothing is kept, and nothing is looked up. */
export const checkRoutes = (deps: CheckRoutesDeps) => (app: FastifyInstance) => {
  const page = (visit: Visit, found?: CheckReceiptProps['found']) => (
    <Page
      {...visit.page}
      path={checkReceiptPath}
      title={visit.t('rcv.title')}
      back="/"
      styles={['more.css']}
      scripts={['receipt-check.js']}
    >
      <CheckReceipt
        t={visit.t}
        lang={visit.lang}
        institution={deps.institution}
        publicKey={deps.publicKey}
        formNumber={visit.formNumber(act)}
        found={found}
        name="comprobante"
      />
      <p class="govuk-body">
        {visit.t('rcv.offline')} <Link href={checkReceiptPagePath}>{visit.t('rcv.save')}</Link>
      </p>
    </Page>
  )

  app.get(checkReceiptPath, async ({ visit }, reply) => html(reply, page(visit)))

  app.post(checkReceiptPath, async ({ visit, body }, reply) => {
    const { f, texto } = takeFields(body, ['f', 'texto'], longest)
    visit.checkForm(f, act)
    const opened = deps.open(texto)
    if (!opened.ok) return html(reply, page(visit, { verdict: opened.code, facts: undefined }))
    const verdict = opened.value.proof === undefined ? 'unproven' : 'proven'
    return html(reply, page(visit, { verdict, facts: { ...opened.value } }))
  })
}
