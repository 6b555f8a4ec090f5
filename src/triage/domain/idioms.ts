/**
 * Words that mean something only together, each made one word before the rest is looked at: most of them are made of
 * words that tell nothing alone. In small letters without accents.
 */
const idioms: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:ya (?:tengo|tiene|tenemos|hay|existe|saque|agende)|already (?:have|booked|an?|is)|booked already)\b/g,
    'yatengo',
  ],
  [
    /\b(?:(?:yo )?(?:no|nunca|jamas) (?:lo |la |he |eh )?(?:pedi|pedido|solicite|solicitado|autorice|hice|hecho|inicie|reconozco)|sin (?:mi )?(?:permiso|autorizacion|pedirl[oa])|(?:did not|didnt|didn t|never|nobody|not) (?:here )?(?:ask(?:ed)?(?: for)?|request(?:ed)?|start(?:ed)?|made?|authori[sz]ed?)|(?:no fui yo|wasn t me|wasnt me|was not me|not me))\b/g,
    'yonopedi',
  ],
  [/\b(?:log(?:ged)?|sign(?:ed|ing)?)[ -]in\b/g, 'login'],
  [/\b(?:log(?:ged)?|sign(?:ed)?|timed|time)[ -]out\b/g, 'timeout'],
  [/\bcall ?cent(?:er|re)s?\b|\bcentro de llamadas\b|\blinea de ayuda\b|\bhelp ?line\b/g, 'telefono'],
  [/\be ?-?mails?\b/g, 'correo'],
  [/\bwalk ?-?ins?\b/g, 'sinturno'],
  [/\b(?:sin|without (?:an? )?) ?(?:turnos?|citas?|appointments?|booking)\b/g, 'sinturno turno'],
  [/\b(?:en persona|personalmente|in person|presencial(?:mente)?)\b/g, 'presencial'],
  [/\b(?:en linea|online|por internet)\b/g, 'enlinea'],
  [
    /\b(?:24 ?(?:h|hs|hrs|horas|hours)|un dia entero|a (?:whole )?day|one day|hasta manana|until tomorrow)\b/g,
    'venticuatrohoras',
  ],
  [/\b(?:misma red|same (?:network|wifi))\b/g, 'red'],
  [/\b(?:otras? personas?|alguien mas|(?:some|any)(?:one|body) else|another person)\b/g, 'alguien'],
  [/\b(?:otra vez|de nuevo|start over)\b/g, 'again'],
  // An agreement is an "acuerdo" as well.
  [/\b(?:me|nos|no) acuerd[oa]\b/g, 'olvide'],
  [/\b(?:al reves|alreves|swapped)\b/g, 'alreves'],
  [/\b(?:tax (?:number|id))\b/g, 'ruc'],
  [/\b(?:id (?:card|number)|identity (?:card|number)|national id)\b/g, 'cedula'],
  [/\b(?:de (?:la )?(?:casa|hogar)|in my (?:house|home))\b/g, 'hogar'],
  [/\bse (?:fue|cayo) el sistema\b/g, 'caido sistema'],
]

export const withIdioms = (text: string): string =>
  idioms.reduce((read, [words, one]) => read.replace(words, one), text)
