/**
 * Words that the first guesses are made of, in Spanish and English: what the thing is called, names of
 * people, months, days, places, clubs, food, feelings, and rows of the keyboard. Compared folded.
 */
export const commonWords: readonly string[] = `
clave claves claveuno clavenueva nuevaclave miclave contrasena contrasenia password passwd passw pass passcode
passphrase secret secreto secreta acceso access login logon signin entrar entrada ingreso ingresar usuario user
admin administrador administrator root superuser super master maestro supervisor soporte support sistema system
sistemas prueba pruebas test testing tester temporal temp temporary cambiar cambiame cambio change changeme nueva
nuevo new inicio inicial start default demo ejemplo example invitado guest publico public privado private seguro
segura seguridad security secure safe codigo code token pin

empleador patrono patronal empresa company compania negocio business oficina office trabajo work trabajador gerente
gerencia manager contador contadora contabilidad account accounting nomina payroll planilla planillas aporte aportes
afiliado afiliacion instituto seguro social segurosocial ruc cedula representante legal sociedad corporacion
fabrica tienda almacen bodega ventas compras factura facturas dinero plata money cash banco bank dolar dolares
recursos humanos recursoshumanos secretaria jefe boss director directora presidente servicio servicios service

enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre january february
march april june july august september october november december lunes martes miercoles jueves viernes sabado domingo
monday tuesday wednesday thursday friday saturday sunday primavera verano otono invierno spring summer autumn winter
navidad christmas feliz anonuevo carnaval pascua easter halloween hoy manana ayer today tomorrow

maria jose mariajose juan carlos juancarlos luis pedro pablo jorge manuel miguel francisco antonio angel fernando
roberto ricardo eduardo daniel david diego andres sebastian santiago alejandro alejandra gabriel gabriela rafael
victor hugo oscar mario marco marcos martin mateo matias nicolas samuel kevin bryan jonathan christian cristian
ana anamaria carmen rosa luz elena laura lucia paola patricia sandra monica veronica silvia diana daniela carolina
andrea valentina camila sofia isabel isabella fernanda karla karina jessica jennifer vanessa estefania stephanie
michael jordan robert thomas charles george william james john joseph ashley nicole michelle amanda matthew
andrew joshua anthony justin alex alexander maxwell maggie charlie buster ginger pepper bailey shadow tigger

ecuador quito guayaquil cuenca ambato loja manta machala ibarra riobamba esmeraldas portoviejo galapagos pichincha
guayas azuay chimborazo cotopaxi tungurahua imbabura colombia peru bolivia chile argentina venezuela mexico espana
america latina madrid london paris newyork miami mundo world tierra earth pais ciudad city casa home hogar house

barcelona emelec liga ligaquito nacional aucas deportivo idolo bombillo futbol football soccer baseball basketball
hockey campeon champion realmadrid juventus chelsea liverpool arsenal manchester messi ronaldo neymar pele gol goal
superman batman spiderman ironman starwars pokemon pikachu naruto goku dragon ninja samurai warrior killer hunter
ranger matrix phoenix falcon eagle tigre tiger leon lion lobo wolf perro gato dog cat monkey caballo mustang
corvette ferrari porsche mercedes toyota chevrolet yamaha harley honda camaro

amor love teamo teamomucho tequiero iloveyou loveyou lovely corazon heart vida life mivida miamor bebe baby princesa
princess principe prince reina queen rey king angelito estrella star luna moon sol sun sunshine cielo sky flor flower
flores mariposa butterfly familia family mama papa mami papi hijo hija mother father amigo amiga amigos friend
friends freedom libertad paz peace esperanza hope suerte lucky happy felicidad sonrisa smile hermosa hermoso bonita
dios diosesamor jesus jesucristo cristo christ god bendicion bendiciones blessed fe faith milagro virgen

chocolate cookie banana manzana apple orange naranja cheese queso coffee cafe cerveza pizza sugar azucar
musica music guitar guitarra rockyou metallica nirvana slipknot computer computadora internet windows microsoft
google facebook instagram whatsapp youtube gmail hotmail yahoo android samsung iphone nokia linkedin twitter
hola hello welcome bienvenido bienvenida bienvenidos buenosdias gracias please porfavor whatever nothing something letmein
trustno trustnoone openup openses abrete abretesesamo sesamo fuckyou fuck mierda puta hombre mujer nino nina

qwerty qwertyuiop qwert qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc wasd
abc abcd abcde abcdef abcdefg abcdefgh aaa aaaa xxx xxxx zzz
rojo azul verde amarillo negro blanco red blue green yellow black white silver golden purple orange dorado plata
uno dos tres cuatro cinco one two three four five number numero
`
  .trim()
  .split(/\s+/u)

/** Whole keys that everybody tries and that no common word gives away. */
export const wholeCommonKeys: readonly string[] = `
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw2 zaq12wsx zaq1xsw2 zaq1zaq1 xsw2zaq1
2wsx3edc 3edc4rfv qwe123 qwe123qwe asd123 asd123asd qwe123asd qweasd123 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 a1s2d3 a1s2d3f4
z1x2c3v4 1a2b3c 1a2b3c4d 1a2b3c4d5e a1b2c3 a1b2c3d4 a1b2c3d4e5 1a2s3d4f 123qwe 123qweasd 123qweasdzxc 1234qwer 12345qwert
qwer1234 asdf1234 zxcv1234 abcd1234 aaaa1111 aa112233 aabbccdd 11223344 1122334455 12344321 12341234 123123123 123321123
147258369 159357456 159753456 258456123 741852963 789456123 789456 987654321 9876543210 1234567890 0123456789 0987654321
0000000000 1111111111 1212121212 1010101010 6969696969 7777777777 10203040 1020304050 102030 112233 121212 131313
abc123abc abc123xyz abc123def abcabc123 pass123word password1word p455w0rd p4ssw0rd pa55word pa55w0rd passw0rd1 admin1admin
user123user test123test love123love a123456789 a12345678 a1234567 a123456 aa123456 aa12345678 aaa111bbb abc12345 abc123456
x1y2z3 zxc123zxc zxcvbnm123 qwerty123456 qwerty12345 qwertyuiop123 letmein123now iloveyou123forever mypassword123
mycleverpassword correcthorsebatterystaple thisismypassword thisisapassword estaesmiclave estaeslaclave estaesunaclave
miclaveesfacil notengoclave notieneclave nomeacuerdo nomelase nosecual olvidemiclave mecambiolaclave laclavedelaempresa
laclavedelempleador clavedelempleador clavedeempleador clavedelaempresa laclaveesclave claveparaelsistema
contrasenasegura contrasenasegura123 miclavesecreta miclavesegura clavesupersecreta supersecreta supersecretpassword
elperroyelgato unodostrescuatro unodostrescuatrocinco onetwothreefour onetwothreefourfive abrelapuerta abretesesamo
holamundoholamundo helloworldhelloworld letmeinplease iwanttogohome ilovemyfamily amoamifamilia teamodemasiado
dioseselmejor diosesfiel diosesbueno vivaelecuador vivaecuador sisepuedeecuador sisepuede lomejordelomejor
trustnobody donttrustanyone opensesameopen whatismypassword
`
  .trim()
  .split(/\s+/u)
