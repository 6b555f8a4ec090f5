import { Button, Textarea, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Note } from '../app/counter-ports.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export const noteAct = (code: string): string => `deskNote:${code}`

export interface NotesProps {
  readonly visit: Visit
  readonly code: string
  /** Newest first. */
  readonly notes: readonly Note[]
  readonly mayAdd: boolean
  readonly error: 's05.note.err' | 's06.err.conflict' | 's06.err.over' | undefined
}

/** What officers tell each other about a case (S-05). It is shown to nobody else, and the person may ask for it. */
export const Notes = ({ visit, code, notes, mayAdd, error }: NotesProps): Html => {
  const { t } = visit
  return (
    <>
      <h2 class="govuk-heading-m">{t('s05.notes')}</h2>
      {notes.length === 0 ? (
        <p class="govuk-body">{t('s05.notes.none')}</p>
      ) : (
        <WideTable
          caption={t('s05.notes')}
          columns={[
            { header: t('s05.history.when') },
            { header: t('s05.history.who') },
            { header: t('s05.notes.text') },
          ]}
          rows={notes.map(({ at, officer, text }) => [momentWords(at), officer, text])}
        />
      )}
      {mayAdd && (
        <form method="post" action={casePath(deskRoutes.note, code)} novalidate>
          <input type="hidden" name="f" value={visit.formNumber(noteAct(code))} />
          <Textarea
            name="nota"
            label={t('s05.note')}
            hint={t('s05.note.hint')}
            error={error === undefined ? undefined : t(error)}
          />
          <Button kind="secondary">{t('s05.note.go')}</Button>
        </form>
      )}
    </>
  )
}
