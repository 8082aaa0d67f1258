/** Names that a Latin keyboard cannot type, with the spelling that their owners use in addresses. */
export interface PooledName {
  text: string;
  latin: string;
}

export interface NamePool {
  first: PooledName[];
  last: PooledName[];
}

const pool = (first: string, last: string): NamePool => ({ first: pairs(first), last: pairs(last) });

const pairs = (list: string): PooledName[] =>
  list.split(', ').map((pair) => {
    const [text = '', latin = ''] = pair.split('=');
    return { text, latin };
  });

export const OTHER_SCRIPTS: NamePool[] = [
  pool(
    'Анна=anna, Дмитрий=dmitry, Ольга=olga, Сергій=serhii, Йоана=yoana, Ђорђе=djordje',
    'Северова=severova, Ковальчук=kovalchuk, Заречный=zarechny, Стојановић=stojanovic, Ёлкина=yolkina',
  ),
  pool(
    'Ελένη=eleni, Γιώργος=giorgos, Δήμητρα=dimitra, Άγγελος=angelos',
    'Θαλασσινός=thalassinos, Παπαδέλη=papadeli, Ξενίδης=xenidis, Ώριος=orios',
  ),
  pool('小明=xiaoming, 雅婷=yating, 子涵=zihan, 静怡=jingyi', '欧阳=ouyang, 林=lin, 上官=shangguan, 赵=zhao'),
  pool('さくら=sakura, 健太=kenta, 陽菜=hina, ケン=ken', '青木=aoki, 月島=tsukishima, 水無瀬=minase, 田中=tanaka'),
  pool(
    'ليلى=layla, يوسف=yousef, نور=nour, خالد=khaled',
    'الزهراني=alzahrani, حداد=haddad, النجار=alnajjar, منصور=mansour',
  ),
];

/** Last names of several words: split behind the first name, not at the last space. */
export const PARTICLE_NAMES = [
  'van der Velde',
  'van den Broek',
  'de la Fuente',
  'de Oliveira',
  'bin Rahman',
  'von Treskau',
  'di Montalto',
  'du Plessy',
  'ten Hove',
  'El Amrani',
  'Van de Walle',
];

export const SUFFIXES = [', CPA', ', PhD', ' MSc', ', MBA', ', PMP®', ', Ph.D.'];

/** Words that a spreadsheet likes to take for a month, a truth value or an error. */
export const LOOKALIKE_NAMES: [first: string, last: string][] = [
  ['April', 'May'],
  ['June', 'March'],
  ['Jan', 'Null'],
  ['True', 'Nichols'],
  ['August', 'Sunday'],
  ['Mai', 'Infinity'],
  ['May', 'False'],
  ['Dez', 'März'],
];

export const LOOKALIKE_COMPANIES = ['24/7', '10-4', '007', '1e3', '3-2-1', '50%', '1/2', '08:15', '£5', '2026-01-05'];

export const SPECIAL_COMPANIES: [name: string, domain: string][] = [
  ['Grünwald & Söhne GmbH', 'gruenwald-soehne.example'],
  ["L'Atelier du Phare, SARL", 'atelierduphare.example'],
  ['Åkerlund "Nord" AB', 'akerlund-nord.example'],
  ['株式会社あおぞら', 'aozora.example'],
  ['ООО «Северный Ветер»', 'severveter.example'],
  ['Smørrebrød & Co. A/S', 'smorrebrod.example'],
  ['Żubr Łódź S.A.', 'zubr-lodz.example'],
  ['AT Fern, Inc.', 'atfern.example'],
  ['ΟΔΥΣΣΕΑΣ Α.Ε.', 'odysseas.example'],
  ['Ünlü Çınar A.Ş.', 'unlucinar.example'],
];
