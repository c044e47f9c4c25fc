import type { WordList } from './fold';

/** What stands beside `address` in the names of its other parts. */
const PARTS =
  'e ?mail|city|town|state|province|region|county|zip|post ?(al|code)|country|name|phone|ip ?address|web|url|type|<po ?box only|2>|two>|line ?[23]|company|title|(?<!ma)il ?address|mac ?address|nick|save|same';

/** Words for where one lives. */
export const ADDRESS_WORDS = {
  street: {
    is: [
      'street|<addr(ess)?( ?line)? ?(1|one|01)>|<addr>|<address|(mailing|billing|shipping|home|postal|delivery|residential|permanent) ?addr|<line ?1>|<addr ?1|strasse|<str>|<anschrift|adresse?>|<rue>|voie|direccion|<calle>|domicilio|endereco|morada|logradouro|<rua>',
      'indirizzo|<via>|<straat|adres>|<adres|gatuadress|<adress|<gade>|gateadresse|<vej|katuosoite|<osoite|<ulica|<ulice|<utca|<cim>|<sokak|<cadde|strada|<ulica|gatve|tanav',
      '<адрес|улиц|<вул|διευθυνσ|οδος|住所|番地|所在地|地址|街道|详细地址|주소|도로명|العنوان|الشارع|عنوان|כתובת|רחוב|آدرس|ที่อยู่|ถนน|dia chi|<duong>|alamat|<jalan|पता',
    ],
    isNot: [
      `${PARTS}|addresse? (2|3)|e ?mail|street ?(2|two)|mail ?address|メールアドレス|電子|邮件|البريد|דוא|elettronic|electronica|eposta|e ?posta|электрон|почт|electronique|el(ectronic)? ?adress|<e ?adress|adresse? (e|mail|mel)>|adres e|apt|suite|unit|apartment`,
    ],
  },
  street2: {
    is: [
      '<addr(ess)? ?(line)? ?(2|two|02|second)|addressline2|<street(address)? ?(2|two|line 2)|line ?2>|<apt|apartment|<suite|<ste>|<unit>|<unit ?(no|num)|<floor>|<bldg|building|address ?ext|extended ?address|adresszusatz|zusatz|hausnummer(zusatz)?|complement|piso|<puerta|<interno|scala|<toevoeging|huisnummer|lagenhet|leilighet|asunto|<etage|<etg|<bloc>',
      'nr (lokalu|domu|mieszkania)|mieszkani|<byt>|emelet|<daire|<apart|<scara|кварт|οροφ|διαμερ|корпус|<дом>|<офис|建物|マンション|部屋番号|アパート|公寓|单元|楼|樓|동호수|상세 ?주소|شقة|الطابق|דירה|ห้อง|can ho|<rt>|फ्लैट|फ़्लैट|address ?2|additional address|<landmark',
    ],
    isNot: [
      'unit ?price|<units|e ?mail|strasse|straat|улиц|вулиц|<ulica|<ulice|<utca|<calle|<rue>|<via>|住所',
    ],
  },
  city: {
    is: [
      '<city|city>|<town|<suburb|locality|municipality|<ort>|<stadt|wohnort|<ville|commune|localite|ciudad|localidad|municipio|poblacion|cidade|<citta|<comune|woonplaats|<plaats>|<stad>|postort|<ort>|<poststed|<by>|kaupunki|paikkakunta|postitoimipaikka',
      'miasto|miejscowosc|<mesto|<obec>|<varos|telepules|<sehir|<ilce|<oras|localitate|<grad>|miestas|pilseta|<linn>|<город|<місто|населен|πολη|市区町村|<市|城市|<市>|도시|시 ?군 ?구|المدينة|<עיר|ישוב|شهر>|เมือง|อำเภอ|thanh pho|quan huyen|<kota|शहर',
    ],
    isNot: ['capacity|velocity|ethnicity|birth|state (and|or|&) city'],
  },
  state: {
    is: [
      '<state|state>|<province|<prov>|<region|<county>|administrative ?area|<territory|prefecture|address ?level ?1|<bundesland|<kanton|departement|provincia|<estado|<uf>|comunidad autonoma|distrito|regione|provincie|<lan>|<fylke|<kommune|maakunta|wojewodztw|<kraj>|<okres|megye|<il>|<ili>|judet|zupanij|apskritis|maakond',
      'област|регион|краи>|республик|περιφερεια|νομος|都道府県|<県|省|省份|州|地区|시 ?도|도>|المحافظة|المنطقة|الولاية|מחוז|استان|จังหวัด|tinh|<provinsi|राज्य|<state ?code',
    ],
    isNot: [
      'statement|united states|estate|status|state ?(of|id)|country ?region|country or region|land region|region ?code ?phone|interstate|country|pais|(?<!bundes)land>|สถาน|view ?state',
    ],
  },
  postalCode: {
    is: [
      '<zip|zip ?code|zip>|post ?(al)? ?code|<postcode|postal ?(zip)?|<pin ?code|<plz>|postleitzahl|code ?post(al|e)|<cp>|codigo postal|<cep>|cod(ice)? (di avviamento )?postale|<cap>|postcode|postnummer|<postnr|postinumero|kod ?pocztowy|<psc>|iranyitoszam',
      'posta ?kodu|cod postal|postanski|postna|pasto kodas|pasta indekss|postiindeks|почтов(ыи|ого) (индекс|код)|<индекс|поштов|ταχ(υδρομικος)? ?κωδ|<τκ>|郵便番号|邮编|邮政编码|郵遞區號|우편 ?번호|الرمز البريدي|צופן|מיקוד|کد ?پستی|รหัสไปรษณีย์|ma (buu|zip)|kode ?pos|पिन कोड',
    ],
    isNot: ['zip ?file|pin ?code ?sms'],
  },
  country: {
    is: [
      'country|<nation(?!al ?id)|<land>|<pays>|<pais>|<paese>|<nazione|<maa>|<kraj>|panstwo|<zeme>|<stat>|krajina|<orszag|<ulke|<tara>|<drzava|<salis>|<valsts>|<riik>|<страна|<країна|<держава|χωρα',
      '<国|国名|国家|国籍|國家|地域|국가|나라|الدولة|البلد|بلد|<ארץ|מדינה|کشور|ประเทศ|quoc gia|<negara|देश|residence',
    ],
    isNot: ['country ?club|cross ?country'],
  },
  /** Enough of the names that lists begin with, and of those that sites put first. */
  countryName: {
    is: [
      '<(afghanistan|albania|algeria|andorra|angola|anguilla|antarctica|argentina|armenia|aruba|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|belgium|brazil|canada|china|france|germany|india|ireland|japan|mexico|new zealand|singapore|united (states|kingdom)|usa|us|uk|great britain)>',
      '<(agypten|albanien|algerien|belgien|deutschland|osterreich|schweiz|afghanistan|allemagne|afrique du sud|belgique|suisse|alemania|argelia|arabia saudita|espana|portugal|brasil|italia|austria|nederland|belgie|sverige|norge|danmark|suomi|polska|cesko|magyarorszag|romania|turkiye)>|россия|україна|украина|белару|казахстан|ελλαδα|日本|中国|中國|台灣|대한민국|مصر|السعودية|ישראל|ประเทศไทย|viet nam',
    ],
  },
  stateName: {
    is: [
      '<(alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|al|ak|az|ar|ca|co|ct|de|alberta|british columbia|manitoba|ontario|quebec|new south wales|victoria|queensland|bayern|baden wurttemberg|berlin|brandenburg|bremen|acre|alagoas|amapa|bahia|andhra pradesh|assam|bihar|goa|aguascalientes|baja california)>|北海道|青森|东京|東京都|北京|上海|서울',
    ],
  },
} as const satisfies Record<string, WordList>;
