import type { FastifyInstance } from 'fastify'
import { formatMonth } from '../../platform/text/dates.ts'
import { SummaryList, Link } from '../../platform/ui/components/index.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodedRefusal, html, type Visit } from '../../platform/web/context.ts'
import { debitAccountOf } from '../../proofs/challenges/domain/debit-account.ts'
import { householdClasses } from '../../policy/paths.ts'
import { bank } from '../../proofs/challenges/domain/bank.ts'
import type { Facts } from '../../proofs/challenges/domain/facts.ts'
import type { Option } from '../../proofs/challenges/domain/template.ts'
import { textKey } from '../../proofs/challenges/domain/template.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import { advisers } from './advisers.ts'
import { castTags, demoKey, type CastTag } from './cast.ts'
import { castWords } from './people-words.ts'

export const peoplePath = '/demo/empresas'

export interface Person {
  readonly tag: CastTag
  readonly identifier: string
  readonly document: string
  readonly legalName: string
  readonly mail: string | null
  readonly key: string | null
}

export interface PeopleDeps {
  readonly people: Readonly<Record<CastTag, Person>>
  /** Everything the questions may draw on for this employer; the demonstration's made-up people only. */
  factsOf(person: Person): Promise<{ readonly facts: Facts; readonly class: EmployerClass } | undefined>
  /** The day in mainland Ecuador, `YYYY-MM-DD`. */
  today(): string
}

/** The made-up employers of the demonstration, and what they would know. A production has no such page. */
export const peopleRoutes = (deps: PeopleDeps) => (app: FastifyInstance) => {
  app.get(peoplePath, async ({ visit }, reply) => {
    const { t, lang } = visit
    return html(
      reply,
      <Page {...visit.page} title={t('sim.people.title')} back="/" styles={['more.css']}>
        <p class="govuk-body">{t('sim.people.body')}</p>
        {castTags.map((tag) => {
          const person = deps.people[tag]
          return (
            <>
              <h2 class="govuk-heading-s">{castWords[tag][lang]}</h2>
              <SummaryList
                rows={[
                  { key: 'RUC', value: person.identifier },
                  { key: t('p02.ced'), value: person.document },
                  {
                    key: t('sim.people.answers'),
                    value: <Link href={`${peoplePath}/${tag}`}>{person.legalName}</Link>,
                  },
                ]}
              />
            </>
          )
        })}
        <h2 class="govuk-heading-m">{t('sim.users.title')}</h2>
        <p class="govuk-body">{t('sim.users.body')}</p>
        {advisers.map(({ name, mail, cedula, accesses }) => (
          <>
            <h3 class="govuk-heading-s">{name}</h3>
            <SummaryList
              rows={[
                { key: t('u01.user'), value: mail },
                { key: t('u03.ced'), value: cedula },
                { key: t('u01.key'), value: demoKey },
                {
                  key: t('u05.company'),
                  value: accesses.map(({ tag }) => deps.people[tag].legalName).join(' · '),
                },
              ]}
            />
          </>
        ))}
      </Page>,
    )
  })

  app.get<{ Params: { tag: string } }>(`${peoplePath}/:tag`, async ({ visit, params }, reply) => {
    const tag = castTags.find((known) => known === params.tag)
    if (tag === undefined) throw new CodedRefusal('pageNotFound')
    const person = deps.people[tag]
    const known = await deps.factsOf(person)
    const { t, lang } = visit
    const rows = [
      { key: 'RUC', value: person.identifier },
      { key: t('p02.ced'), value: person.document },
      ...(person.mail === null ? [] : [{ key: t('sim.people.mail'), value: person.mail }]),
      ...(person.key === null ? [] : [{ key: t('u01.key'), value: person.key }]),
    ]
    return html(
      reply,
      <Page {...visit.page} title={person.legalName} back={peoplePath} styles={['more.css']}>
        <p class="govuk-body">{castWords[tag][lang]}</p>
        <SummaryList rows={rows} />
        {known !== undefined && householdClasses.includes(known.class) && (
          <>
            <h2 class="govuk-heading-m">{t('p62.way')}</h2>
            <SummaryList rows={accountRows(visit, known.facts)} />
          </>
        )}
        <h2 class="govuk-heading-m">{t('sim.people.answers')}</h2>
        <SummaryList
          rows={known === undefined ? [] : answersOf(visit, known.facts, known.class, deps.today())}
        />
      </Page>,
    )
  })
}

/** What P-62 asks for. */
function accountRows({ t }: Visit, { institution }: Facts) {
  const account = debitAccountOf(institution)
  if (account === undefined) return []
  return [
    { key: t('p62.bank'), value: String(institution.debitBank) },
    { key: t('p62.type'), value: t(account.kind === 'savings' ? 'p62.saving' : 'p62.current') },
    { key: t('p62.last4'), value: account.last4 },
  ]
}

function answersOf(visit: Visit, facts: Facts, employerClass: EmployerClass, today: string) {
  const { t, lang } = visit
  return bank
    .filter((template) => template.classes.includes(employerClass))
    .flatMap((template) =>
      (template.cases?.(facts, today) ?? [{}]).flatMap((params) => {
        const view = { facts, params, today }
        const answer = template.answer(view)
        if (answer === undefined) return []
        const month = /^(\d{4})-(\d{2})$/.exec(params.month ?? '')
        const mesAnio = month === null ? '' : formatMonth(Number(month[1]), Number(month[2]), lang)
        const option = template.pool?.(view, answer).find((one) => one.value === answer)
        return [
          {
            key: t(textKey(template.id), { mesAnio }),
            value: option === undefined ? answer : optionWords(visit, option),
          },
        ]
      }),
    )
}

const optionWords = ({ t }: Visit, option: Option): string =>
  t(option.key, { nombre: option.values?.['nombre'] ?? '', dia: option.values?.['dia'] ?? '' })
