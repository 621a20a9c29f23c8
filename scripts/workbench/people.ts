/**
 * Who lives in the workbench: agents, and people to telephone with. None of them is real. Their numbers are those
 * that a country keeps free for fiction where it does (US and CA 555-01xx, GB, AU, FR, DE), else made up.
 */

/** A user of the local Salesforce and of the local Zoom. */
export interface Agent {
  /** Also the position in the org's list of users: see `seed.ts`. */
  readonly key: 'minami' | 'haruto' | 'emily' | 'admin' | 'integration';
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly language: 'en_US' | 'ja';
  readonly locale: 'en_US' | 'ja_JP';
  readonly timeZone: string;
  readonly profile: 'Standard User' | 'System Administrator' | 'Minimum Access - API Only Integrations';
  readonly permissionSets: readonly string[];
  /** Has a Zoom Phone licence. */
  readonly hasZoomPhone: boolean;
}

const TOKYO = { timeZone: 'Asia/Tokyo', locale: 'ja_JP' } as const;

export const AGENTS: readonly Agent[] = [
  {
    key: 'minami',
    username: 'minami.sakura@workbench.example',
    firstName: 'Minami',
    lastName: 'Sakura',
    title: 'Sales Representative',
    language: 'en_US',
    ...TOKYO,
    profile: 'Standard User',
    permissionSets: ['ZoomPhoneAgent', 'CaseCallback'],
    hasZoomPhone: true,
  },
  {
    key: 'haruto',
    username: 'haruto.mizuno@workbench.example',
    firstName: 'Haruto',
    lastName: 'Mizuno',
    title: 'Sales Representative without a Zoom Phone licence',
    language: 'en_US',
    ...TOKYO,
    profile: 'Standard User',
    permissionSets: ['ZoomPhoneAgent', 'CaseCallback'],
    hasZoomPhone: false,
  },
  {
    key: 'emily',
    username: 'emily.stone@workbench.example',
    firstName: 'Emily',
    lastName: 'Stone',
    title: 'Trainee who is not admitted to Zoom Phone',
    language: 'en_US',
    ...TOKYO,
    profile: 'Standard User',
    permissionSets: ['CaseCallback'],
    hasZoomPhone: false,
  },
  {
    key: 'admin',
    username: 'admin@workbench.example',
    firstName: 'Aki',
    lastName: 'Hayama',
    title: 'System Administrator',
    language: 'en_US',
    ...TOKYO,
    profile: 'System Administrator',
    permissionSets: ['ZoomPhoneAdmin', 'ZoomPhoneAgent', 'CaseCallback'],
    hasZoomPhone: true,
  },
  {
    key: 'integration',
    username: 'integration@workbench.example',
    firstName: 'Zoom Phone',
    lastName: 'Gateway',
    title: 'Integration',
    language: 'en_US',
    ...TOKYO,
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: [],
    hasZoomPhone: false,
  },
];

/** As somebody typed it, and the number that is meant. */
export interface PersonNumber {
  readonly typed: string;
  /** Without the extension. */
  readonly e164: string;
}

export interface Person {
  readonly key: string;
  readonly kind: 'Contact' | 'Lead';
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  /** A Contact's account by its key; a Lead's company as it stands. */
  readonly company: string;
  readonly email: string;
  /** ISO 3166-1: in its plan the numbers are written. */
  readonly country: string;
  readonly phone: PersonNumber | null;
  readonly mobilePhone: PersonNumber | null;
}

export interface Company {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly phone: PersonNumber;
  readonly website: string;
  readonly industry: string;
}

function number(typed: string, e164: string): PersonNumber {
  return { typed, e164 };
}

// prettier-ignore
export const COMPANIES: readonly Company[] = [
  { key: 'hoshizora', name: '星空かなで電機株式会社', country: 'JP', phone: number('03-5550-0100', '+81355500100'), website: 'https://hoshizora.example', industry: 'Electronics' },
  { key: 'morinoko', name: '森の小径食品株式会社', country: 'JP', phone: number('06-5550-0110', '+81655500110'), website: 'https://morinoko.example', industry: 'Food & Beverage' },
  { key: 'umikaze', name: '海風灯台物流株式会社', country: 'JP', phone: number('045-555-0120', '+81455550120'), website: 'https://umikaze.example', industry: 'Transportation' },
  { key: 'quillwood', name: 'Quillwood Instruments', country: 'US', phone: number('(209) 555-0100', '+12095550100'), website: 'https://quillwood.example', industry: 'Manufacturing' },
  { key: 'saltbox', name: 'Saltbox & Lantern Outfitters', country: 'US', phone: number('+1 206 555 0110', '+12065550110'), website: 'https://saltbox.example', industry: 'Retail' },
  { key: 'bramble', name: 'Bramblegate Publishing', country: 'GB', phone: number('020 7946 0100', '+442079460100'), website: 'https://bramblegate.example', industry: 'Media' },
  { key: 'funkelwerk', name: 'Funkelwerk Lichttechnik GmbH', country: 'DE', phone: number('030 23125-100', '+493023125100'), website: 'https://funkelwerk.example', industry: 'Engineering' },
  { key: 'papillon', name: 'Atelier du Papillon Bleu', country: 'FR', phone: number('01 99 00 01 00', '+33199000100'), website: 'https://papillonbleu.example', industry: 'Apparel' },
  { key: 'tucano', name: 'Tucano Verde Cafés Ltda', country: 'BR', phone: number('(11) 3555-0100', '+551135550100'), website: 'https://tucanoverde.example', industry: 'Food & Beverage' },
  { key: 'monsoon', name: 'Monsoon Lattice Software', country: 'IN', phone: number('080 4555 0100', '+918045550100'), website: 'https://monsoonlattice.example', industry: 'Technology' },
  { key: 'wattle', name: 'Wattle & Tide Surveying', country: 'AU', phone: number('(02) 5550 0100', '+61255500100'), website: 'https://wattletide.example', industry: 'Construction' },
  { key: 'lioncity', name: 'Banyan Harbour Trading', country: 'SG', phone: number('6555 0100', '+6565550100'), website: 'https://banyanharbour.example', industry: 'Shipping' },
];

// prettier-ignore
export const PEOPLE: readonly Person[] = [
  { key: 'sasaki', kind: 'Contact', firstName: '香織', lastName: '佐々木', title: '営業部長', company: 'hoshizora',
    email: 'kaori.sasaki@hoshizora.example', country: 'JP', phone: number('０３－５５５０－０１０１', '+81355500101'), mobilePhone: number('090-5550-0101', '+819055500101') },
  { key: 'tanaka', kind: 'Contact', firstName: '健一', lastName: '田中', title: '購買課長', company: 'hoshizora',
    email: 'kenichi.tanaka@hoshizora.example', country: 'JP', phone: number('03-5550-0102 内線 12', '+81355500102'), mobilePhone: null },
  { key: 'takahashi', kind: 'Contact', firstName: '翔太', lastName: '高橋', title: '総務', company: 'hoshizora',
    email: 'shota.takahashi@hoshizora.example', country: 'JP', phone: number('(03) 5550-0103', '+81355500103'), mobilePhone: null },
  { key: 'kobayashi', kind: 'Contact', firstName: '美咲', lastName: '小林', title: '総務', company: 'hoshizora',
    email: 'misaki.kobayashi@hoshizora.example', country: 'JP', phone: number('+81 3 5550 0103', '+81355500103'), mobilePhone: null },
  { key: 'watanabe', kind: 'Contact', firstName: '結衣', lastName: '渡辺', title: '品質管理マネージャー', company: 'morinoko',
    email: 'yui.watanabe@morinoko.example', country: 'JP', phone: number('06-5550-0111', '+81655500111'), mobilePhone: number('080 5550 0111', '+818055500111') },
  { key: 'ito', kind: 'Contact', firstName: '大輔', lastName: '伊藤', title: '仕入担当', company: 'morinoko',
    email: 'daisuke.ito@morinoko.example', country: 'JP', phone: number('+81-6-5550-0112', '+81655500112'), mobilePhone: null },
  { key: 'moriyama', kind: 'Contact', firstName: 'Kenji', lastName: 'Moriyama', title: 'Fleet Manager', company: 'umikaze',
    email: 'kenji.moriyama@umikaze.example', country: 'JP', phone: number('045.555.0121', '+81455550121'), mobilePhone: number('070-5550-0121', '+817055500121') },
  { key: 'nakamura', kind: 'Contact', firstName: 'さくら', lastName: '中村', title: '秘書', company: 'umikaze',
    email: 'sakura.nakamura@umikaze.example', country: 'JP', phone: null, mobilePhone: null },
  { key: 'calloway', kind: 'Contact', firstName: 'Avery', lastName: 'Calloway', title: 'VP Operations', company: 'quillwood',
    email: 'avery.calloway@quillwood.example', country: 'US', phone: number('(209) 555-0123', '+12095550123'), mobilePhone: number('+1 (209) 555-0124', '+12095550124') },
  { key: 'pike', kind: 'Contact', firstName: 'Jordan', lastName: 'Pike', title: 'Buyer', company: 'quillwood',
    email: 'jordan.pike@quillwood.example', country: 'US', phone: number('209.555.0125 ext. 42', '+12095550125'), mobilePhone: null },
  { key: 'vance', kind: 'Contact', firstName: 'Riley', lastName: 'Vance', title: 'Store Manager', company: 'saltbox',
    email: 'riley.vance@saltbox.example', country: 'US', phone: number('1-206-555-0126', '+12065550126'), mobilePhone: null },
  { key: 'ellery', kind: 'Contact', firstName: 'Morgan', lastName: 'Ellery', title: 'Head of E-Commerce', company: 'saltbox',
    email: 'morgan.ellery@saltbox.example', country: 'US', phone: number('2065550127', '+12065550127'), mobilePhone: number('+12065550128', '+12065550128') },
  { key: 'thackeray', kind: 'Contact', firstName: 'Imogen', lastName: 'Thackeray', title: 'Rights Director', company: 'bramble',
    email: 'imogen.thackeray@bramblegate.example', country: 'GB', phone: number('+44 (0)20 7946 0123', '+442079460123'), mobilePhone: number('+44 7700 900123', '+447700900123') },
  { key: 'pemberley', kind: 'Contact', firstName: 'Rhys', lastName: 'Pemberley', title: 'Editor', company: 'bramble',
    email: 'rhys.pemberley@bramblegate.example', country: 'GB', phone: number('0161 496 0124', '+441614960124'), mobilePhone: null },
  { key: 'lindenau', kind: 'Contact', firstName: 'Greta', lastName: 'Lindenau', title: 'Einkaufsleiterin', company: 'funkelwerk',
    email: 'greta.lindenau@funkelwerk.example', country: 'DE', phone: number('+49 (0) 30 / 23125-012', '+493023125012'), mobilePhone: number('0171 3920012', '+491713920012') },
  { key: 'marchevert', kind: 'Contact', firstName: 'Élodie', lastName: 'Marchevert', title: 'Directrice artistique', company: 'papillon',
    email: 'elodie.marchevert@papillonbleu.example', country: 'FR', phone: number('01.99.00.12.34', '+33199001234'), mobilePhone: number('+33 6 39 98 12 34', '+33639981234') },
  { key: 'pereira', kind: 'Contact', firstName: 'Caio', lastName: 'Pereira Lima', title: 'Comprador', company: 'tucano',
    email: 'caio.lima@tucanoverde.example', country: 'BR', phone: number('(11) 3555-0117', '+551135550117'), mobilePhone: number('+55 11 95555-0117', '+5511955550117') },
  { key: 'raghunath', kind: 'Contact', firstName: 'Anaya', lastName: 'Raghunath', title: 'Product Lead', company: 'monsoon',
    email: 'anaya.raghunath@monsoonlattice.example', country: 'IN', phone: number('+91 80 4555 0118', '+918045550118'), mobilePhone: number('098450 55118', '+919845055118') },
  { key: 'wirra', kind: 'Contact', firstName: 'Lachlan', lastName: 'Wirra', title: 'Site Engineer', company: 'wattle',
    email: 'lachlan.wirra@wattletide.example', country: 'AU', phone: number('(02) 5550 0119', '+61255500119'), mobilePhone: number('0491 570 156', '+61491570156') },
  { key: 'tan', kind: 'Contact', firstName: 'Wei Ling', lastName: 'Tan', title: 'Logistics Coordinator', company: 'lioncity',
    email: 'weiling.tan@banyanharbour.example', country: 'SG', phone: number('+65-6555-0120', '+6565550120'), mobilePhone: number('8123 4120', '+6581234120') },
  { key: 'yamamoto', kind: 'Lead', firstName: '翼', lastName: '山本', title: '代表', company: '有限会社ひかりの糸工房',
    email: 'tsubasa.yamamoto@hikarinoito.example', country: 'JP', phone: number('０６（５５５０）０１３１', '+81655500131'), mobilePhone: null },
  { key: 'matsumoto', kind: 'Lead', firstName: '葵', lastName: '松本', title: '店長', company: '株式会社あおぞら鉢植園芸',
    email: 'aoi.matsumoto@aozorahachi.example', country: 'JP', phone: null, mobilePhone: number('090 5550 0132', '+819055500132') },
  { key: 'thornbury', kind: 'Lead', firstName: 'Casey', lastName: 'Thornbury', title: 'CTO', company: 'Larkspur Hinge Robotics',
    email: 'casey.thornbury@larkspurhinge.example', country: 'US', phone: number('(617) 555-0133', '+16175550133'), mobilePhone: number('617-555-0134', '+16175550134') },
  { key: 'whitlock', kind: 'Lead', firstName: 'Dana', lastName: 'Whitlock', title: 'Office Manager', company: 'Ferrow & Finch Advisors',
    email: 'dana.whitlock@ferrowfinch.example', country: 'US', phone: number('+1.312.555.0135', '+13125550135'), mobilePhone: null },
  { key: 'amato', kind: 'Lead', firstName: 'Skyler', lastName: 'Amato', title: 'Founder', company: 'Copper Kite Studio',
    email: 'skyler.amato@copperkite.example', country: 'US', phone: number('011 1 415 555 0136', '+14155550136'), mobilePhone: null },
  { key: 'fairweather', kind: 'Lead', firstName: 'Oona', lastName: 'Fairweather', title: 'Curator', company: 'Thimble Hall Museum Trust',
    email: 'oona.fairweather@thimblehall.example', country: 'GB', phone: number('+44 113 496 0137', '+441134960137'), mobilePhone: null },
  { key: 'ehrenfels', kind: 'Lead', firstName: 'Lukas', lastName: 'Ehrenfels', title: 'Geschäftsführer', company: 'Nordlicht Kabelbau KG',
    email: 'lukas.ehrenfels@nordlichtkabel.example', country: 'DE', phone: number('+49 40 66969-138', '+494066969138'), mobilePhone: null },
  { key: 'rocvert', kind: 'Lead', firstName: 'Bastien', lastName: 'Rocvert', title: 'Chef des achats', company: 'Maison Rocvert & Fils',
    email: 'bastien.rocvert@rocvert.example', country: 'FR', phone: number('+33 (0)4 65 71 01 39', '+33465710139'), mobilePhone: null },
  { key: 'kim', kind: 'Lead', firstName: '서윤', lastName: '김', title: '대표', company: '푸른돌계단 스튜디오',
    email: 'seoyun.kim@pureundol.example', country: 'KR', phone: number('02-555-0140', '+8225550140'), mobilePhone: number('010-5550-0140', '+821055500140') },
  { key: 'nandakumar', kind: 'Lead', firstName: 'Priya', lastName: 'Nandakumar', title: 'Procurement Manager', company: 'Jasmine Gate Textiles',
    email: 'priya.nandakumar@jasminegate.example', country: 'IN', phone: number('+91-22-4555-0141', '+912245550141'), mobilePhone: null },
];
