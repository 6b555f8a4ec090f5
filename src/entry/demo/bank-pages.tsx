import type { FastifyInstance } from 'fastify'
import { instantOf } from '../../kernel/time.ts'
import { formatTime } from '../../platform/text/dates.ts'
import { Button, ButtonLink, InsetText, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { BankItem, BankStore } from './bank-store.ts'

export const bankPath = '/demo/banco'
const act = 'demoBank'

function BankPage({ visit, store }: { readonly visit: Visit; readonly store: BankStore }): Html {
  const { t, page } = visit
  const items = store.list()
  return (
    <Page {...page} title={t('mailbox.bank.title')} back="/demo" styles={['more.css']}>
      <p class="govuk-body">{t('mailbox.bank.lead')}</p>
      {store.isAway && <InsetText>{t('mailbox.bank.isAway')}</InsetText>}
      {items.length === 0 ? (
        <p class="govuk-body">{t('mailbox.bank.empty')}</p>
      ) : (
        items.map((item) => <Item visit={visit} item={item} />)
      )}
      <ButtonLink href={bankPath}>{t('mailbox.reload')}</ButtonLink>
      <Act visit={visit} what={store.isAway ? 'back' : 'away'} />
      <Act visit={visit} what="clear" />
    </Page>
  )
}

function Item({ visit, item }: { readonly visit: Visit; readonly item: BankItem }): Html {
  const { t } = visit
  const { account, caseCode } = item.question
  return (
    <section>
      <h2 class="govuk-heading-m">
        {t(item.kind === 'deposit' ? 'mailbox.bank.deposit' : 'mailbox.bank.question')}
      </h2>
      <SummaryList
        rows={[
          { key: t('mailbox.received'), value: formatTime(instantOf(item.at), undefined, 'seconds') },
          { key: t('p62.bank'), value: `${account.bank} · ${account.last4}` },
          ...(item.cents === undefined
            ? [
                { key: t('mailbox.bank.code'), value: caseCode },
                { key: t('mailbox.bank.said'), value: t(`mailbox.bank.${item.word}`) },
              ]
            : [{ key: t('mailbox.bank.amounts'), value: item.cents.map(dollars).join(' · ') }]),
        ]}
      />
      {item.kind === 'question' && item.word === 'pending' && (
        <>
          <Act visit={visit} what="approve" n={item.n} />
          <Act visit={visit} what="refuse" n={item.n} />
        </>
      )}
    </section>
  )
}

/** As statements write it. */
const dollars = (cents: number): string => `0,${String(cents).padStart(2, '0')}`

const acts = ['approve', 'refuse', 'clear', 'away', 'back'] as const
type Act = (typeof acts)[number]

const Act = ({
  visit,
  what,
  n,
}: {
  readonly visit: Visit
  readonly what: Act
  readonly n?: number
}): Html => (
  <form method="post" action={bankPath} novalidate>
    <input type="hidden" name="formulario" value={visit.formNumber(act)} />
    <input type="hidden" name="que" value={what} />
    <input type="hidden" name="cual" value={String(n ?? 0)} />
    <Button kind={what === 'approve' ? 'primary' : 'secondary'}>{visit.t(`mailbox.bank.do.${what}`)}</Button>
  </form>
)

/** The customer's side of the made-up banks, at `/demo/banco`, and as JSON for tests at `/demo/banco/todo.json`. */
export const bankRoutes =
  (store: BankStore) =>
  (app: FastifyInstance): void => {
    app.get(bankPath, ({ visit }, reply) => html(reply, BankPage({ visit, store })))
    app.get(`${bankPath}/todo.json`, (_request, reply) =>
      reply.send(
        store.list().map(({ n, kind, question, cents, word }) => ({
          n,
          kind,
          cents,
          word,
          caseCode: question.caseCode,
          last4: question.account.last4,
        })),
      ),
    )
    app.post(bankPath, ({ body, visit }, reply) => {
      const raw = takeFields(body, ['formulario', 'que', 'cual'])
      visit.checkForm(raw.formulario, act)
      const what = acts.find((one) => one === raw.que)
      if (what === 'clear') store.clear()
      if (what === 'away' || what === 'back') store.setAway(what === 'away')
      if (what === 'approve' || what === 'refuse')
        store.answer(Number(raw.cual), what === 'approve' ? 'approved' : 'refused')
      return seeOther(reply, bankPath)
    })
  }
