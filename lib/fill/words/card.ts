import type { WordList } from './fold';

/** Words for a payment card. */
export const CARD_WORDS = {
  cardName: {
    is: [
      'name ?(as )?(it )?(appears )?(on|of)( the| your)? ?(credit |debit )?card|card ?holder(s)?( ?s)?( ?name)?|card ?owner|<cc ?(full ?)?name|cc (holder|owner)|name ?on ?(card|cc|account)|card ?(full )?name|<cc ?(f|l)?name|holder ?name|cardholder|credit ?card ?name|karteninhaber|name (auf|des) (der )?karte?|titulaire|nom (sur|du porteur|figurant)|titular',
      'nombre (en|del|de) (la )?(tarjeta|titular)|nome (no|do) (cartao|titular)|intestatario|titolare|nome (sulla|del titolare)|naam op (de )?kaart|kaarthouder|namn pa kort|kortinnehavare|kortholder|navn pa kort|kortin haltija|posiadacz|wlasciciel karty|imie na karcie|drzitel|jmeno na karte|kartya ?birtokos|kart (sahibi|uzerindeki)|detinator',
      'владел(е|ь)?ц\\p{L}* карт|держател|имя на карте|власник карт|カード名義|名義人|持卡人|卡上姓名|카드 ?소유자|명의자|حامل البطاقة|الاسم على البطاقة|בעל הכרטיס|שם על הכרטיס|ชื่อ(บน|ผู้ถือ)บัตร|chu the|ten tren the|nama (di|pada|pemegang) kartu|कार्डधारक|κατοχου|ονομα στην καρτα',
    ],
    isNot: ['gift'],
  },
  cardNumber: {
    is: [
      '(credit|debit|payment|bank|cc|account)? ?card ?(no|num|number|nr|#)|<cc ?(no|num|nr|number)|<ccn|<credit ?card>|card ?account ?number|<pan>|cardnum|card number|<debit card|credit ?card ?(num|no)|karten ?nummer|kreditkarte|numero (de )?(la )?(carte|tarjeta)|n carte|numero do cartao|numero (della )?carta|kaart ?nummer|creditcard ?nummer|kort ?nummer|kortin numero',
      'numer karty|cislo karty|kartya ?szam|kart (numaras|no)|numar(ul)? card|broj kartice|stevilka kartice|korteles numeris|номер карт|номер картк|αριθμος καρτας|カード番号|カードナンバー|卡号|信用卡号|信用卡號|卡號|카드 ?번호|رقم البطاقة|מספר כרטיס|מספר אשראי|شماره کارت|หมายเลขบัตร|so the|nomor kartu|कार्ड नंबर|कार्ड संख्या',
    ],
    isNot: [
      'gift|loyalty|member|library|rewards?|club|name|holder|expir|exp |month|year|cvv|cvc|cvn|security|verif|csc|last ?(4|four)|medicare|insurance|green card|identity|id ?card|e ?gift|titular|inhaber|validation|prepaid ?pin|shopper|plenti|code',
    ],
  },
  cardCode: {
    is: [
      '<c[vs][vcn] ?2?|cvv|cvc2?>|cvn|<csc|<cid>|card ?(security|verification|validation|identification)|(security|verification|validation) ?(code|no|number|value)|card ?code|<cc ?(code|csc|cvv|security)|prufnummer|prufziffer|kartenprufnummer|sicherheitscode|cryptogramme|code de securite|codigo (de )?segur(idad|anca)|codigo cvv|codice (di )?sicurezza',
      'veiligheidscode|sakerhetskod|sikkerhetskode|sikkerhedskode|kontrolcifre|turvakoodi|kod (cvv|zabezp|bezpiecz)|bezpecnostni kod|biztonsagi kod|guvenlik kodu|cod (de )?securitate|sigurnosni|код безоп|код безпек|код cvv|κωδικος ασφαλειας|セキュリティ ?コード|安全码|安全碼|验证码cvv|보안 ?코드|رمز الأمان|رمز التحقق cvv|קוד אבטחה|רמז|รหัสความปลอดภัย|ma bao mat|kode keamanan|सुरक्षा कोड',
    ],
    isNot: ['captcha|image|e ?mail|sms|phone|mobile|two|2 ?fa|social'],
  },
  expiry: {
    is: [
      'expir|<exp>|<exp ?(date|mm|yy|m|y)|<expdate|<exp(mo|yr)|<ccexp|cc ?exp|valid (thru|through|until|to|till)|good thru|mm ?(yy|yyyy|jj|aa|rr|гг)>|ablauf|gultig|verfall|verfallsdatum|caducidad|vencimiento|vence|<venc|validade|expiration|<expire|scadenza|vervaldatum|geldig|utgang|utlop|udlob|giltig|voimassa|vanhen',
      'wazn(a|osc)|data waz|platnost|ervenyes|lejarat|son kullanma|gecerlilik|data expir|valabil|istek|veljav|galioj|derig|kehtiv|срок деи|деиств(ует|ительна)|годен до|термін дії|ληξη|有効期限|到期|有效期|유효 ?기간|만료|انتهاء|الصلاحية|תוקף|انقضا|หมดอายุ|het han|ngay het|kedaluwarsa|berlaku|समाप्ति',
    ],
    isNot: ['export|experience|expert|explor|expect|expand|express|explain'],
  },
  /** A form that has this asks for a card. */
  card: {
    is: [
      'credit ?card|debit ?card|card ?(num|no>|number|holder|detail|type)|<cc ?(num|no|exp|name|csc|cvv|type|number)|<cvv|<cvc|kreditkart|kartennummer|carte (bancaire|de credit)|tarjeta|cartao|carta di credito|creditcard|kortnummer|karty|kartya|kart numara|карт[аыу]>|カード番号|信用卡|卡号|카드번호|رقم البطاقة|כרטיס אשראי',
    ],
  },
} as const satisfies Record<string, WordList>;
