import type { WordList } from './fold';

/** Words for who one is. */
export const PERSON_WORDS = {
  firstName: {
    is: [
      '<f ?name|first ?(name|nm)|given ?name|fore ?name|christian ?name|^first$|first>$|<given>|vorname|prenom|nombre ?(de pila)?>|primer nombre|<nome>|nome proprio|primeiro nome|voornaam|fornamn|fornavn|etunimi',
      '<imie|jmeno>|krestni|<meno>|kereszt ?nev|utonev|<ad[ıi]?>|<isim|prenume|<ime>|vardas|vards|eesnimi|<имя>|<iмя|<імя|<ім я|<име>|ονομα>',
      '<名>|名前 名>|下の名前|ファーストネーム|<mei>|名字|이름|الاسم الأول|الاسم الاول|שם פרטי|نام>|ชื่อ(?!ผู้|สกุล|เต็ม)|<ten>|nama depan|पहला नाम|प्रथम नाम',
    ],
    isNot: [
      'user|last|sur ?name|family|nachname|nom de famille|utilisateur|usuario|apellid|sobrenome|cognome|utente|uzytk|nazwisk|prijmeni|soyad|фамил|прізвищ|пользоват|card|full|middle|completo|completa|company|empresa|姓名|氏名|氏|お名前|ログイン|会社|用户|用戶|nick|ユーザ|アカウント|full|файл|kullanici|file|account|member|mother|tarjeta|cartao|carta|titular',
    ],
  },
  middleName: {
    is: [
      'middle ?(name|nm|initial|init)|<m ?name>|<mi>|<middle>|additional ?name|second ?name|zweiter vorname|deuxieme prenom|segundo nombre|secondo nome|nome do meio|tussenvoegsel|mellannamn|mellomnavn|mellemnavn',
      'drugie imie|<ikinci ad|отчеств|по ?батьков|ミドルネーム|中间名|中間名|중간 ?이름|الاسم الأوسط|اسم الأب|שם אמצעי|ten dem|nama tengah|मध्य नाम',
    ],
    isNot: ['card'],
  },
  lastName: {
    is: [
      '<l ?name|last ?(name|nm)|sur ?name|family ?name|<last>|<surname|<sname>|nachname|familienname|zuname|nom de famille|<nom>|apellid|sobrenome|apelido(?! de us)|ultimo nome|cognome|achternaam|efternamn|etternavn|efternavn|sukunimi',
      'nazwisko|prijmeni|priezvisko|vezetek ?nev|csaladnev|soyad|<nume>|nume de famil|prezime|priimek|pavarde|uzvards|perekonnanimi|<фамили|прізвище|фамилия|επωνυμο',
      '<姓>|<氏>|姓(?!名)|苗字|名字$|せい|<sei>|ラストネーム|姓氏|성>|اسم العائلة|اللقب|الاسم الأخير|שם משפחה|نام خانوادگی|นามสกุล|<ho>|nama belakang|उपनाम',
    ],
    isNot: [
      'can ho|ho khau|user|first|prenom|vorname|full|name ?(and|&|und|et|y|e|og) |card|d ?utilisateur|completo|last ?(4|four|digit)|pass|nom et pr|maiden',
    ],
  },
  fullName: {
    is: [
      'full ?name|your ?name|real ?name|complete ?name|<name>|display ?name|contact ?name|recipient|<fullname|first (name )?(and|&) last|first last|ship(ping)? ?name|bill(ing)? ?name|legal ?name|voller name|<ihr name|vor und (nach|zu)name|vollstandiger name|nom complet|nom et prenom|prenom et nom|votre nom',
      'nombre (y apellidos|completo)|tu nombre|nome (e cognome|completo|e sobrenome)|volledige naam|<naam>|<navn>|<namn>|koko nimi|<nimi>|imie i nazwisko|jmeno a prijmeni|cele jmeno|meno a priezvisko|teljes nev|<nev>|ad soyad|adiniz|nume (si|complet)|<nume si|ime i prezime',
      '<фио>|ф и о|полное имя|имя и фамили|ваше имя|как вас зовут|пiб|<піб>|прізвище та|ονοματεπωνυμο|氏名|お名前|フルネーム|名前|姓名|全名|您的姓名|真实姓名|收件人|성명|이름|성함',
      'الاسم الكامل|الاسم|שם מלא|<שם>|نام و نام|ชื่อ ?(เต็ม|นามสกุล|และ)|ho (va|ten)|ho ten|nama lengkap|<nama>|पूरा नाम|<नाम>',
    ],
    isNot: [
      '<user|user ?name|mail ?box|(?<!and |& )first ?name(?! (and|&|last))|last ?name(?! first)|sur ?name|family|middle|nick|company|business|org|file|domain|host|card|login|account ?name|screen|school|store|product|event|project|team|list|street|city|state|country|pet|mother|maiden|bank|site|page|app|tag|blog|فرقة|المستخدم|الأول|משתמש|פרטי|משפחה|utente|usuario|usuari|d utilisateur|gebruiker|uzytk|bruker|bruger|anvandar|kayttaja|uzivatel|kullanici|пользоват|ユーザ|用户|用戶|使用者|会社|아이디|shortname|<given|fname|lname|brand|vehicle|field ?name|pengguna|company|attention',
    ],
  },
  /** First and last name in one. */
  bothNames: {
    is: [
      'full ?name|complete ?name|first (name )?(and|&) last|first last ?name|name ?(and|&) sur ?name|vor (und )?(nach|zu)name|vollstandiger name|vollername|nom (et|&) prenoms?|prenoms? (et|&) nom|nom complet|nombre y apellido|nombre completo|nome e (cognome|sobrenome)|cognome e nome|nome completo|volledige naam|voor en achternaam|for (og|och) (etter|efter)navn|fullt namn|fullt navn|fulde navn|koko nimi|etu ja sukunimi',
      'imie i nazwisko|jmeno a prijmeni|meno a priezvisko|cele jmeno|teljes nev|ad(iniz)? (ve )?soyad|nume (si|complet)|ime i prezime|ime in priimek|vardas (ir )?pavarde|<фио|ф и о|имя и фамили|фамилия и|<піб|прізвище та|імя та|ім я та|ονοματεπωνυμο|氏名|お名前>|姓名|성명|성함|الاسم الكامل|الاسم الثلاثي|שם מלא|שם פרטי ו|ชื่อ ?(และ ?)?นามสกุล|ชื่อเต็ม|ho (va )?ten>|nama lengkap|पूरा नाम',
    ],
    isNot: ['card|user|company|karte|carte|tarjeta'],
  },
  phone: {
    is: [
      'phone|mobile|<mob>|<cell|<tel>|<tele?fono|<tel ?(no|num)|telefon|<fon>|contact ?(no|number)|handy|rufnummer|telephone|portable|telefono|movil|celular|telemovel|cellulare|telefoon|mobiel|gsm|puhelin|matkapuhelin',
      '<komorka|numer tel|mobil|cislo tel|telefon|cep tel|telefonas|talrunis|телефон|мобильн|мобіл|<тел>|τηλεφων|κινητο',
      '電話|携帯|連絡先|电话|手机|手機|联系方式|聯絡電話|휴대|전화|연락처|الهاتف|الجوال|الموبايل|جوال|هاتف|טלפון|נייד|تلفن|موبایل|โทรศัพท์|เบอร์|dien thoai|sdt|<hp>|telepon|फोन|मोबाइल|whats ?app',
    ],
    isNot: [
      'headphone|country ?code|dial(ing)? ?code|code ?pays|phone ?type|type of phone|phone ?(ext|extension)|<ext>|hotel|fax|area ?code only|landline provider|carrier',
    ],
  },
  birth: {
    is: [
      'birth|<dob|<bday|<born|<b day|d o b|geburt|naissance|<ne le|nacimiento|nascita|nascimento|geboorte|fodelse|fodsel|syntym|urodz|narozen|narodenia|szulet|dogum|naster|rodenj|rojst|gimimo|dzimsan|sunni|рожден|народжен|γεννησ',
      '生年月日|誕生日|出生|生日|생년월일|생일|تاريخ الميلاد|الميلاد|תאריך לידה|לידה|تولد|วันเกิด|ngay sinh|tanggal lahir|<lahir|जन्म',
    ],
    isNot: ['place of birth|birth ?place|birth ?country|country of birth|birth ?city|city of birth'],
  },
  day: {
    is: [
      '<day>|<dd>|day>|<tag>|<jour>|<dia>|<giorno>|<dag>|<paiva>|<dzien>|<den>|<nap>|<gun>|<zi>|<ziua>|<день>|<число>|<ημερα>|<日>|日>|일>|يوم|<יום>|วันที่|<ngay>|<tanggal>|<दिन>',
    ],
    isNot: [
      'birthday|bday|geburtstag|年月|월일|생년|到期|期限|有効|<sinh>|<lahir>|het han|(?<!geburts)montag|all day|<today|deliver',
    ],
  },
  month: {
    is: [
      'month|<mm>|<mon>|<monat|<mois>|<mes>|<mese>|<maand>|<manad>|<maned>|<kuukausi>|<miesiac|<mesic>|<mesiac>|<honap>|<ay>|<luna>|<mjesec|<месяц|<місяць|<μηνας>|<月>|月>|월>|شهر|<חודש>|เดือน|<thang>|<bulan>|महीना',
    ],
    isNot: ['monthly|months? (free|of)|per month'],
  },
  monthName: {
    is: [
      '<(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|fev|avr|mai|juin|juil|aou|jui|maa|mrt|mei|okt|dez|led|uno|bre|dub|kve|cer|srp|zar|rij|lis|pro|sty|lut|kwi|maj|cze|lip|sie|wrz|paz|gru|oca|sub|nis|haz|tem|agu|eyl|eki|kas|ara)',
      '<(янв|фев|мар|апр|ма[йияю]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)|<\\d{1,2} ?[月월]|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר|<thang \\d|เดือน|มกราคม|กุมภา|มีนาคม|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา',
    ],
  },
  year: {
    is: [
      'year|<yy>|<yyyy>|<yr>|<jahr>|<annee>|<ano>|<anno>|<jaar>|<ar>|<ar>|<vuosi>|<rok>|<ev>|<yil>|<anul>|<godina|<год>|<года>|<рік>|<ετος>|<年>|年>|년>|سنة|عام|<שנה>|ปี|<nam>|<tahun>|वर्ष',
    ],
    isNot: ['years? (old|of exp)|new year|per year'],
  },
} as const satisfies Record<string, WordList>;
