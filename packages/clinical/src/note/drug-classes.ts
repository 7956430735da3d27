/**
 * Medications that are one substance or one class to an allergic patient. Groups and members after
 * the ATC index of the WHO Collaborating Centre for Drug Statistics Methodology
 * (https://atcddd.fhi.no/atc_ddd_index/), the ones in use at Moroccan health centres. Names are
 * written as `normalWords` leaves them: no accents, small letters, in the languages of the interface.
 * Whether a class reacts to another (a cephalosporin after penicillin) is the physician's judgement.
 */
export type DrugClass = {
  /** ATC groups. */
  readonly atc: readonly string[];
  /** How a record may name the class. */
  readonly names: readonly string[];
  readonly members: readonly string[];
};

export const drugClasses: readonly DrugClass[] = [
  {
    atc: ['J01C'],
    names: ['penicilline', 'penicillin', 'بنسلين', 'بنيسيلين'],
    members: [
      'amoxicilline',
      'amoxicillin',
      'ampicilline',
      'ampicillin',
      'oxacilline',
      'cloxacilline',
      'flucloxacilline',
      'piperacilline',
      'benzylpenicilline',
      'phenoxymethylpenicilline',
      'benzathine',
      'augmentin',
      'clamoxyl',
      'extencilline',
      'oracilline',
      'اموكسيسيلين',
      'امبيسيلين',
    ],
  },
  {
    atc: ['J01D'],
    names: ['cephalosporine', 'cephalosporin', 'سيفالوسبورين'],
    members: [
      'cefalexine',
      'cefadroxil',
      'cefazoline',
      'cefaclor',
      'cefuroxime',
      'cefixime',
      'cefotaxime',
      'ceftriaxone',
      'ceftazidime',
      'cefpodoxime',
      'سيفترياكسون',
    ],
  },
  {
    atc: ['J01E'],
    names: ['sulfamide', 'sulfonamide', 'sulfa', 'سلفا', 'سلفوناميد'],
    members: ['sulfamethoxazole', 'cotrimoxazole', 'sulfadiazine', 'sulfadoxine', 'bactrim'],
  },
  {
    atc: ['J01FA'],
    names: ['macrolide', 'ماكروليد'],
    members: ['erythromycine', 'azithromycine', 'clarithromycine', 'spiramycine', 'josamycine'],
  },
  {
    atc: ['J01M'],
    names: ['quinolone', 'fluoroquinolone', 'كينولون'],
    members: ['ciprofloxacine', 'ofloxacine', 'levofloxacine', 'norfloxacine', 'moxifloxacine'],
  },
  {
    atc: ['J01A'],
    names: ['tetracycline', 'cycline', 'تتراسيكلين'],
    members: ['doxycycline', 'minocycline', 'oxytetracycline'],
  },
  {
    atc: ['J01G'],
    names: ['aminoside', 'aminoglycoside', 'امينوغليكوزيد'],
    members: ['gentamicine', 'amikacine', 'streptomycine', 'tobramycine'],
  },
  {
    // An allergy to one of them is often one to all: they act on the same enzyme.
    atc: ['M01A', 'N02BA'],
    names: ['ains', 'nsaid', 'salicyle', 'anti inflammatoire', 'مضاد الالتهاب'],
    members: [
      'ibuprofene',
      'ibuprofen',
      'diclofenac',
      'ketoprofene',
      'naproxene',
      'indometacine',
      'piroxicam',
      'meloxicam',
      'niflumique',
      'celecoxib',
      'aspirine',
      'aspirin',
      'aspegic',
      'acetylsalicylique',
      'اسبرين',
      'ايبوبروفين',
    ],
  },
  {
    atc: ['N02BE'],
    names: ['paracetamol', 'acetaminophen', 'باراسيتامول'],
    members: ['doliprane', 'efferalgan', 'perfalgan'],
  },
  {
    atc: ['N02A'],
    names: ['opiace', 'opioide', 'opioid', 'افيوني'],
    members: ['morphine', 'codeine', 'tramadol', 'fentanyl', 'مورفين'],
  },
  {
    atc: ['N01B'],
    names: ['anesthesique local', 'local anaesthetic', 'مخدر موضعي'],
    members: ['lidocaine', 'xylocaine', 'bupivacaine', 'mepivacaine'],
  },
];
