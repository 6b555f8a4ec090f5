import type { Child, Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'

export type Task = {
  readonly title: Child
  /** Left out while the task cannot be begun. */
  readonly href?: string | undefined
  readonly hint?: Child
  /** A word, or a `Tag`. */
  readonly status: Child
  readonly cannotStart?: boolean | undefined
}

export type TaskListProps = {
  readonly idPrefix?: string | undefined
  readonly items: readonly Task[]
  readonly class?: string | undefined
}

export function TaskList({ idPrefix = 'task-list', items, class: extra }: TaskListProps): Html {
  const row = (task: Task, index: number): Html => {
    const hintId = shown(task.hint) && `${idPrefix}-${index + 1}-hint`
    const statusId = `${idPrefix}-${index + 1}-status`
    return (
      <li
        class={classes(
          'govuk-task-list__item',
          task.href !== undefined && 'govuk-task-list__item--with-link',
        )}
      >
        <div class="govuk-task-list__name-and-hint">
          {task.href === undefined ? (
            <div>{task.title}</div>
          ) : (
            <a
              class="govuk-link govuk-task-list__link"
              href={task.href}
              aria-describedby={classes(hintId, statusId)}
            >
              {task.title}
            </a>
          )}
          {hintId && (
            <div id={hintId} class="govuk-task-list__hint">
              {task.hint}
            </div>
          )}
        </div>
        <div
          class={classes(
            'govuk-task-list__status',
            task.cannotStart && 'govuk-task-list__status--cannot-start-yet',
          )}
          id={statusId}
        >
          {task.status}
        </div>
      </li>
    )
  }
  return <ul class={classes('govuk-task-list', extra)}>{items.map(row)}</ul>
}
