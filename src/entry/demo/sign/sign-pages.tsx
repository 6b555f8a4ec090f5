import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Clock } from '../../../kernel/time.ts'
import { Button, FileUpload, Select, SummaryList } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodedRefusal, html, type Visit } from '../../../platform/web/context.ts'
import { BrokenForm } from '../../../platform/web/form-body.ts'
import { fileForm, fileForms } from '../../../proofs/dossier/web/file-forms.ts'
import { takeUpload } from '../../../proofs/dossier/web/read-upload.ts'
import type { DemoAuthority } from '../authority/authority.ts'
import { leafKindNames, leafKinds, type LeafKindName } from '../authority/leaf.ts'
import { listBaseOf } from '../authority/list-routes.ts'
import { castTags, type CastTag } from '../cast.ts'
import type { Person } from '../people-pages.tsx'
import { castWords } from '../people-words.ts'
import { signedName, signRequest } from './sign-request.ts'
import { leafWords } from './sign-words.ts'

export const signPath = '/demo/firmar'

export interface SignPagesDeps {
  readonly authority: () => Promise<DemoAuthority>
  readonly people: Readonly<Record<CastTag, Person>>
  readonly clock: Clock
  readonly origin: string
}

/** Who signs, and with what. */
interface Chosen {
  readonly person: Person
  readonly kind: LeafKindName
  /** Signed data with the document inside, instead of a signed PDF. */
  readonly isWrapped: boolean
}

type SignError = 'none' | 'tooBig' | 'notOurs'

/** In the place of FirmaEC: whoever has a request of the demonstration gets it signed, well or badly. */
export const signRoutes = (deps: SignPagesDeps) => (app: FastifyInstance) => {
  const chosenBy = (raw: Readonly<Record<string, unknown>>): Chosen | undefined => {
    const tag = castTags.find((known) => known === raw['persona'])
    const kind = leafKindNames.find((known) => known === raw['certificado'])
    const person = tag && deps.people[tag]
    const isWrapped = raw['formato'] === 'p7m'
    return person && kind && hasCedula(person) ? { person, kind, isWrapped } : undefined
  }
  const show = (visit: Visit, reply: FastifyReply, chosen: Chosen | undefined, error?: SignError) =>
    html(reply, SignPage({ visit, people: deps.people, chosen, error }), error === undefined ? 200 : 400)

  app.get<{ Querystring: Record<string, unknown> }>(signPath, ({ visit, query }, reply) =>
    show(visit, reply, chosenBy(query)),
  )

  // What a refused file leaves in the bar.
  app.get<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>(
    `${signPath}/:persona/:certificado`,
    ({ visit, params, query }, reply) => show(visit, reply, mustChoose(chosenBy({ ...query, ...params }))),
  )

  fileForms(app, (scope) => {
    scope.post(`${signPath}/:persona/:certificado`, fileForm, async (request, reply) => {
      const { visit } = request
      const chosen = mustChoose(chosenBy({ ...(request.query as object), ...(request.params as object) }))
      const upload = await takeUpload(request, (f) => visit.checkForm(f, actOf(chosen)) === 'fresh')
      if (upload === undefined || 'digest' in upload.content) throw new BrokenForm('pieces of a request')
      if (upload.isTooBig) return show(visit, reply, chosen, 'tooBig')
      if (upload.content.length === 0) return show(visit, reply, chosen, 'none')
      const signed = signRequest(
        await deps.authority(),
        {
          pdf: Buffer.from(upload.content),
          kind: chosen.kind,
          subscriber: subscriberOf(chosen.person),
          isWrapped: chosen.isWrapped,
        },
        deps.clock(),
        listBaseOf(deps.origin),
      )
      if (signed === undefined) return show(visit, reply, chosen, 'notOurs')
      return reply
        .type(chosen.isWrapped ? 'application/pkcs7-mime' : 'application/pdf')
        .header('content-disposition', `attachment; filename="${safeName(upload.name, chosen.isWrapped)}"`)
        .send(signed)
    })
  })
}

function mustChoose(chosen: Chosen | undefined): Chosen {
  if (chosen === undefined) throw new CodedRefusal('pageNotFound')
  return chosen
}

/** Whoever is identified by another paper signs nothing here. */
const hasCedula = ({ document }: Person): boolean => /^\d{10}$/.test(document)

const subscriberOf = ({ document, identifier, legalName }: Person) => ({
  cedula: document,
  name: 'ENSAYO PRUEBA REPRESENTANTE',
  ruc: identifier,
  organization: legalName,
})

const actOf = ({ person, kind, isWrapped }: Chosen): string =>
  `demoSign:${person.tag}:${kind}${isWrapped ? ':p7m' : ''}`

/** Letters, digits and a few signs: nothing of a name of a stranger breaks out of the header. */
const safeName = (name: string, isWrapped: boolean): string =>
  signedName(name.replaceAll(/[^\w.-]/g, '') || 'solicitud.pdf', isWrapped)

interface SignPageProps {
  readonly visit: Visit
  readonly people: Readonly<Record<CastTag, Person>>
  readonly chosen: Chosen | undefined
  readonly error: SignError | undefined
}

function SignPage({ visit, people, chosen, error }: SignPageProps): Html {
  const { t, lang, page } = visit
  const signers = castTags.filter((tag) => hasCedula(people[tag]))
  const errors = error === undefined ? [] : [{ field: 'archivo', text: t(`sim.sign.err.${error}`) }]
  return (
    <Page {...page} title={t('sim.sign.title')} back="/demo" styles={['more.css']} errors={errors}>
      <p class="govuk-body">{t('sim.sign.lead')}</p>
      <form method="get" action={signPath} novalidate>
        <Select
          name="persona"
          label={t('sim.sign.person')}
          value={chosen?.person.tag}
          items={signers.map((tag) => ({
            value: tag,
            text: `${castWords[tag][lang]} (${people[tag].document})`,
          }))}
        />
        <Select
          name="certificado"
          label={t('sim.sign.certificate')}
          value={chosen?.kind}
          items={leafKindNames.map((kind) => ({ value: kind, text: leafWords[kind][lang] }))}
        />
        <Select
          name="formato"
          label={t('sim.sign.format')}
          value={chosen?.isWrapped === true ? 'p7m' : 'pdf'}
          items={[
            { value: 'pdf', text: t('sim.sign.format.pdf') },
            { value: 'p7m', text: t('sim.sign.format.p7m') },
          ]}
        />
        <Button kind={chosen === undefined ? 'primary' : 'secondary'}>{t('sim.sign.choose')}</Button>
      </form>
      {chosen !== undefined && <UploadForm visit={visit} chosen={chosen} error={error} />}
    </Page>
  )
}

function UploadForm({
  visit,
  chosen,
  error,
}: {
  readonly visit: Visit
  readonly chosen: Chosen
  readonly error: SignError | undefined
}): Html {
  const { t, lang } = visit
  const { person, kind, isWrapped } = chosen
  const follows = leafKinds[kind].code ?? t(isWrapped ? 'sim.sign.forOfficer' : 'sim.sign.accepted')
  return (
    <>
      <SummaryList
        rows={[
          { key: t('sim.sign.signs'), value: `${person.legalName}, ${person.document}` },
          { key: t('sim.sign.certificate'), value: leafWords[kind][lang] },
          { key: t('sim.sign.follows'), value: follows },
        ]}
      />
      <form
        method="post"
        action={`${signPath}/${person.tag}/${kind}${isWrapped ? '?formato=p7m' : ''}`}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="f" value={visit.formNumber(actOf(chosen))} />
        <FileUpload
          name="archivo"
          label={t('sim.sign.file')}
          hint={t('sim.sign.hint')}
          error={error === undefined ? undefined : t(`sim.sign.err.${error}`)}
          accept="application/pdf"
        />
        <Button>{t('sim.sign.sign')}</Button>
      </form>
    </>
  )
}
