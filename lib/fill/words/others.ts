import type { WordList } from './fold';

/** Words for what nobody fills from a vault, though it may sound like something that is filled. */
export const OTHER_WORDS = {
  captcha: {
    is: [
      'captcha|<human|robot|<spam|characters? (you see|shown|in the)|(image|picture|bild|security) ?(text|check)|type the|sicherheitsabfrage|zeichen aus|kod z obrazka|symboly|код с картинк|символы с|код на картинк|картинк|画像|图片|图形|圖形|보안문자|자동등록|رمز الصورة|תמונה|ma bao ve|recaptcha|\\d ?(plus|minus|x) ?\\d|<math>|sum of|honeypot|<hp>|<fake|<dummy|leave (this )?(field )?(blank|empty)',
    ],
  },
  offer: {
    is: [
      'coupon|promo|voucher|discount|gift|referral|<refer|referr|invit(e|ation)|reward|loyalty|<offer|gutschein|rabatt|bon de|cadeau|cupon|descuento|desconto|cupom|sconto|buono|korting|rabatkod|alennus|kod (rab|prom)|slev|kedvezmeny|indirim|reducere|промокод|купон|скидк|クーポン|割引|优惠|優惠|折扣|쿠폰|할인|كوبون|خصم|קופון|הנחה|ส่วนลด|giam gia|diskon|कूपन|(?<![\\p{L}])frequent ?flyer|mileage|member ?card|club ?card',
    ],
  },
  identityNumber: {
    is: [
      '<ssn|social ?security|<tin>|tax ?(id|no|number|payer)|<ein>|<vat|national ?id|passport|driver|licen[cs]e|id ?number|<iban|<bic>|routing|account ?(no|number|num)|sort ?code|bank|steuer|ausweis|numero de securite|<dni>|<nif>|<nie>|<cpf>|<cnpj>|codice fiscale|<bsn>|personnummer|fodselsnummer|henkilotunnus|<pesel|<nip>|rodne cislo|<ico>|adoszam|tc kimlik|<cnp>|<инн>|паспорт|снилс|<іпн>|マイナンバー|身份证|身分證|주민등록|رقم الهوية|תעודת זהות|ת ז|cmnd|cccd|<nik>|<ktp>|आधार',
    ],
    isNot: ['licen[cs]e agreement|bank ?card|banking ?login|name'],
  },
  work: {
    is: [
      'company|organi[sz]ation|<org>|employer|business|institution|<school|university|job ?title|<position|department|occupation|profession|<industry|<firma|unternehmen|societe|entreprise|organisme|empresa|organizacion|empresa|azienda|societa|ragione sociale|bedrijf|foretag|<firma|yritys|firmy|spolecnost|<ceg|sirket|companie|компан|организац|должност|підприєм|εταιρ|会社|法人|部署|公司|单位|회사|직장|الشركة|חברה|บริษัท|cong ty|perusahaan|कंपनी',
    ],
  },
  kind: {
    is: [
      '<title>|salut|<prefix|<suffix|honorific|gender|<sex>|anrede|geschlecht|civilite|<titre>|<sexe|<genero|<sexo|tratamiento|<titolo|sesso|aanhef|geslacht|<kon>|<kjonn|sukupuoli|<plec>|pohlavi|osloveni|cinsiyet|<sex|<пол>|стать|<φυλο|性別|敬称|称谓|性别|성별|الجنس|اللقب المهني|מין|เพศ|gioi tinh|<jenis kelamin|<लिंग|language|<lang>|<locale|sprache|langue|idioma|lingua|taal|jezyk|язык|言語|语言|언어|اللغة|שפה|currency|wahrung|devise|moneda|валют|通貨|币种|time ?zone|marital|nationality|ethnic',
    ],
  },
  text: {
    is: [
      'message|comment|subject|<note|description|instruction|feedback|question|answer|<reason|how (did|can|do)|tell us|<about|<bio>|review|remark|betreff|nachricht|kommentar|anmerkung|<frage|antwort|sujet|objet|commentaire|reponse|asunto|mensaje|comentario|pregunta|respuesta|assunto|mensagem|pergunta|resposta|oggetto|messaggio|domanda|risposta|onderwerp|bericht|vraag|antwoord|amne|meddelande|svar|emne|melding|aihe|viesti|temat|wiadomosc|pytanie|odpowiedz|predmet|zprava|otazk|odpoved',
      'targy|uzenet|valasz|konu|mesaj|soru|cevap|subiect|intrebare|raspuns|тема|сообщен|коммент|вопрос|ответ|відповід|θεμα|件名|メッセージ|内容|質問|答え|主题|留言|问题|答案|제목|내용|질문|답변|الموضوع|الرسالة|سؤال|نושא|הודעה|שאלה|תשובה|หัวข้อ|ข้อความ|คำถาม|tieu de|noi dung|cau hoi|subjek|pesan|pertanyaan|विषय|संदेश|प्रश्न',
    ],
  },
  amount: {
    is: [
      'amount|quantity|<qty|price|<total|<count>|budget|donation|number of|<size>|<weight|<height|<age>|<betrag|menge|anzahl|<alter>|montant|quantite|<age>|cantidad|importe|<edad|quantia|valor|<idade|importo|<eta>|bedrag|aantal|leeftijd|belopp|antal|ilosc|kwota|wiek>|castka|mnozstvi|osszeg|<yas>|miktar|tutar|suma|сумм|количеств|возраст|金額|数量|年齢|金额|年龄|금액|수량|나이|المبلغ|الكمية|סכום|כמות|จำนวน|so luong|so tien|jumlah|राशि',
    ],
  },
  otherContact: {
    is: [
      '<fax|website|<url>|homepage|web ?site|<site>|facebook|twitter|instagram|linkedin|skype|<ext>|extension|phone ?ext|<domain|subdomain|<icq|telegram|<blog',
    ],
    isNot: ['website ?user|url ?login'],
  },
  dialCode: {
    is: [
      '(country|area|dial(l?ing)?|phone|mobile|calling|region) ?(calling )?(code|prefix)|<vorwahl|indicatif|prefijo|prefisso|landcode|код страны|国番号|区号|국가 ?번호',
    ],
    isNot: ['address|postal|country ?code>'],
  },
  otherDate: {
    is: [
      'check ?in|check ?out ?date|arriv|depart|start ?date|end ?date|<from ?date|<to ?date|pick ?up|deliver(y)? ?(date|time)|appointment|<time>|issue ?date|start month|<issue',
    ],
  },
  filter: {
    is: ['<filter|<sort|<page ?size|<per page|<limit>|<show>|<view>|<tags?>|<categor|<topic|<keyword'],
  },
} as const satisfies Record<string, WordList>;
