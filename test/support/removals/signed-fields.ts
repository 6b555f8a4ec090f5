import type { Removal } from './removal.ts'
import { appended, row } from './signed-row.ts'

const field = 'increment/field.ts'
const tags = 'increment/tags.ts'

/** The new field, what is drawn in it, and the tags that lead to it (check 3). */
export const fieldRemovals: readonly Removal[] = [
  row(
    'field-kind',
    'that the field is for a signature',
    [field, "nameOf(value.entries.get('FT')) !== 'Sig' || ", ''],
    appended,
    'a field for text',
  ),
  row(
    'field-keys',
    'the list of keys of a field',
    [field, "    onlyKeys(value, both, 'field')\n", ''],
    appended,
    'a field that acts|a field that locks',
  ),
  row(
    'field-signature',
    'the list of keys of a signature',
    [field, "  onlyKeys(value, signatureKeys, 'signature')\n", ''],
    appended,
    'a signature that certifies',
  ),
  row(
    'field-plain',
    'that a signature leads nowhere',
    [field, "  for (const each of value.entries.values()) if (!isPlain(each)) changed('signature')\n", ''],
    appended,
    'a signature with a part elsewhere',
  ),
  row(
    'field-widget',
    'that the place is one',
    [field, "  if (nameOf(entries.get('Subtype')) !== 'Widget') changed('widget')\n", ''],
    appended,
    'a place that is a link',
  ),
  row(
    'field-rollover',
    'that an appearance stays',
    [field, "    onlyKeys(appearance, new Set(['N']), 'appearance')\n", ''],
    appended,
    'when it is touched',
  ),
  row(
    'stamp-kind',
    'the list of what a drawing is made of',
    ['increment/appearance.ts', "  if (type !== undefined && !types.has(type)) changed('appearance')\n", ''],
    appended,
    'an appearance that is no drawing',
  ),
  row(
    'stamp-acts',
    'that a drawing does nothing',
    [
      'increment/appearance.ts',
      "  if (forbidden.some((key) => entries.has(key))) changed('appearance')\n",
      '',
    ],
    appended,
    'an appearance that acts',
  ),
  row(
    'stamp-drawn',
    'the kinds of drawings',
    ['increment/appearance.ts', '      if (stream !== undefined && isDict(found)) isDrawn(found)\n', ''],
    appended,
    'an appearance of another program',
  ),
  row(
    'tags-root',
    'that the root of tags says the same',
    [tags, "  sameBut(old, now, ['K', 'ParentTree', 'ParentTreeNextKey'], 'tags')\n", ''],
    appended,
    'other roles of elements',
  ),
  row(
    'tags-words',
    'that an older element says the same',
    [tags, "    sameBut(before, value, ['K'], 'tags')\n", ''],
    appended,
    'the words of an older element',
  ),
  row(
    'tags-kids',
    'that an element keeps its kids',
    [tags, "next === before.length ? found : changed('tags')", 'found'],
    appended,
    'without its kids',
  ),
  row(
    'tags-new',
    'that a new element says nothing',
    [tags, "  onlyKeys(value, elementKeys, 'tags')\n", ''],
    appended,
    'a new element that says something',
  ),
  row(
    'tags-widget',
    'that a new element is of the place',
    [tags, "  if (!sameValue(object.entries.get('Obj'), widget)) changed('tags')\n", ''],
    appended,
    'about something else',
  ),
  row(
    'tags-led',
    'that marks lead where they led',
    [tags, "    if (!isSame) changed('tags')\n", ''],
    appended,
    'a tree that leads elsewhere',
  ),
  row(
    'tags-lead',
    'that new keys lead to new elements',
    [tags, "!elements.some((element) => sameValue(element, value))) changed('tags')", 'false) void key'],
    appended,
    'a tree with a lead more',
  ),
]
