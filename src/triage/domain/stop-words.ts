const words = `
  ios deja tell a al algo algun alguna ante antes aqui asi aun aunque bien cada casi como con cual cuando cuanto de del desde donde
  dos durante e el ella ellos en entonces entre era es esa ese eso esta estaba estan estar este esto estoy etc fue
  gracias ha hace hacer haga hago han hasta hay hola la las le les lo los mas me mi mis mucho muy nada ni no nos
  nosotros nuestra nuestro o para pero por porque pues puede pueden puedo que quien quiero se sea ser si sin sobre
  solo son soy su sus tal tambien tan te tengo tiene tienen todo toda todos todavia tras tu tuve un una uno unos usted dejan
  va vamos ver voy y ya yo favor dice digo sale salio aparece muestra pone hizo ayuda ayudar buenas buenos dias tardes
  senor senores ahora dan dar da q k x d pq xq tb
  a about after all am an and any are as at be because been but by can cannot could did do does done for from get gets
  had has have he her here his how i if in into is it its just like me more my myself no not now of on or our ours out
  please s said say says she should so some t than that the their them then there they this to too up us very was we
  were what when where which while who why will with would you your yours hello hi help thanks im ive dont cant wont
  ecuador aceptar cerrar cancelar atras siguiente menu inicio volver ok www http https com ec html php
`

/** Words that say nothing about what happened, without accents, and the buttons and addresses around a message. */
export const stopWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))
