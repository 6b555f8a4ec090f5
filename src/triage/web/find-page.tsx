import { byCode } from '../../kernel/catalogue.ts'
import type { Visit } from '../../platform/web/context.ts'
import { Button, ButtonLink, InsetText, Link, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Found } from '../app/find-rows.ts'
import type { LikelyRow } from '../app/ports.ts'
import { rowOf, slugOf } from '../domain/rows.ts'
import { tree } from '../domain/tree.ts'
import { doorPaths, resultPath, triagePath } from './paths.ts'
import { Answers } from './question-page.tsx'
import { rowWords, type RowFacts } from './row-words.ts'

export interface FindPageProps {
  readonly visit: Visit
  readonly facts: RowFacts
  /** What was looked for, and what came of it; undefined before anything was. */
  readonly found?: Found | undefined
  readonly isEmpty?: boolean
}

/**
 * T-05 · one field for a code, a number, or what the screen said. What is typed is shown again without what may not
 * be kept, so that a slip can be mended; it is in no address, no log and no table.
 */
export function FindPage(props: FindPageProps): Html {
  const { visit, facts, found, isEmpty = false } = props
  const { t } = visit
  const [first, ...others] = found?.rows ?? []
  const title = first === undefined ? 't05.title' : found?.isGuess === true ? 't05.guess' : 't05.found'
  return (
    <Page
      {...visit.page}
      title={t(title)}
      styles={['more.css']}
      back={triagePath}
      errors={isEmpty ? [{ field: 'texto', text: t('t05.err') }] : []}
    >
      {found?.isHidden === true && <p class="govuk-body">{t('t05.hidden')}</p>}
      {found !== undefined && first === undefined && <InsetText>{t('t05.none')}</InsetText>}
      {found !== undefined && first !== undefined && (
        <Nearest visit={visit} facts={facts} found={found} first={first} />
      )}
      {first !== undefined && <Others visit={visit} others={others} />}
      {first !== undefined && <h2 class="govuk-heading-m">{t('t05.again')}</h2>}
      <FindForm visit={visit} found={found} isEmpty={isEmpty} />
      {found !== undefined && first === undefined && <List visit={visit} />}
      {found !== undefined && <APerson visit={visit} canTell />}
    </Page>
  )
}

/** Who needs a person gets one by telephone or at a centre, or leaves what they see for an officer to answer (T-06). */
export const APerson = ({
  visit,
  canTell = false,
}: {
  readonly visit: Visit
  readonly canTell?: boolean
}): Html => {
  const { t, lang } = visit
  const { phone, hours } = visit.page.theme
  return (
    <>
      <h2 class="govuk-heading-m">{t('t06.person')}</h2>
      {canTell && (
        <p class="govuk-body">
          <Link href={doorPaths['T-06']} class="clv-target">
            {t('t06.tell')}
          </Link>
        </p>
      )}
      <p class="govuk-body">{t('t06.phone', { telefonoAyuda: phone, horarioAyuda: hours[lang] })}</p>
      <p class="govuk-body">
        <Link href="/centros" class="clv-target">
          {t('t06.centres')}
        </Link>
      </p>
    </>
  )
}

interface NearestProps {
  readonly visit: Visit
  readonly facts: RowFacts
  readonly found: Found
  readonly first: LikelyRow
}

/** What happens, why, what to do and how long, with the button; the papers are on the page of the result. */
function Nearest({ visit, facts, found, first }: NearestProps): Html {
  const { t } = visit
  const row = rowOf(first.row)
  const words = rowWords(t, row, facts)
  return (
    <>
      {found.code !== undefined && (
        <InsetText>
          {found.code}: {t(byCode(found.code).textKey)}
        </InsetText>
      )}
      <h2 class="govuk-heading-m">{words.title}</h2>
      <p class="govuk-body">{words.why}</p>
      <p class="govuk-body">{words.todo}</p>
      {row.isStuck && <p class="govuk-body">{t('t.result.dont')}</p>}
      <p class="govuk-body">
        {t('t.result.time')}: {words.time}
      </p>
      <ButtonLink href={row.next.path}>{words.next}</ButtonLink>
      <p class="govuk-body">
        <Link href={resultPath(row.id)} class="clv-target">
          {t('t05.prepare')}
        </Link>
      </p>
    </>
  )
}

const Others = ({
  visit: { t },
  others,
}: {
  readonly visit: Visit
  readonly others: readonly LikelyRow[]
}): Html => (
  <>
    <h2 class="govuk-heading-m">{t('t05.other')}</h2>
    <ul class="govuk-list govuk-list--spaced">
      {others.map(({ row }) => (
        <li>
          <Link href={resultPath(row)} class="clv-target">
            {t(`t.${slugOf(row)}.title`)}
          </Link>
        </li>
      ))}
      <li>
        <Link href={triagePath} class="clv-target">
          {t('t05.all')}
        </Link>
      </li>
    </ul>
  </>
)

/** The first question, beneath the form: where nothing was found nobody has to go looking for it. */
const List = ({ visit }: { readonly visit: Visit }): Html => {
  const question = tree.questions.find(({ id }) => id === tree.first)
  return (
    <>
      <h2 class="govuk-heading-m">{visit.t('t01.title')}</h2>
      {question !== undefined && <Answers visit={visit} question={question} level="s" />}
    </>
  )
}

const FindForm = ({
  visit: { t },
  found,
  isEmpty,
}: Pick<FindPageProps, 'visit' | 'found'> & { readonly isEmpty: boolean }): Html => (
  <form method="post" action={doorPaths['T-05']} novalidate>
    <Textarea
      name="texto"
      label={t('t05.label')}
      hint={t('t05.hint', { aviso: t('t06.hint') })}
      error={isEmpty ? t('t05.err') : undefined}
      value={found?.said}
      rows={3}
    />
    <Button kind={found === undefined || found.rows.length === 0 ? 'primary' : 'secondary'}>
      {t('t05.go')}
    </Button>
  </form>
)
