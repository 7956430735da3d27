/**
 * The published documents the rules are taken from. The key is what the interface names briefly, the
 * text is the reference.
 */
export const triageSources = {
  imci: 'WHO/UNICEF, Integrated Management of Childhood Illness, chart booklet, 2014',
  etat: 'WHO, Paediatric emergency triage, assessment and treatment: updated guideline, 2016',
  iitt: 'WHO/ICRC/MSF, Interagency Integrated Triage Tool, in: Clinical care for severe acute respiratory infection: toolkit, 2020',
  sari: 'WHO, Clinical care for severe acute respiratory infection: toolkit, 2020',
  'pocket-book': 'WHO, Pocket book of hospital care for children, second edition, 2013',
  nice: 'NICE, NG51 and NG254 Suspected sepsis (2016, 2025); NG143 Fever in under 5s (2019)',
  pals: 'American Heart Association, Pediatric Advanced Life Support, 2020',
  centiles: 'Fleming et al., Lancet 2011;377:1011-18',
  news2: 'Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017',
  erc: 'European Resuscitation Council, Guidelines 2021: special circumstances',
  pen: 'WHO, Package of essential noncommunicable disease interventions (PEN), 2010',
  preeclampsia: 'WHO, Recommendations for prevention and treatment of pre-eclampsia, 2011',
  meows:
    'CEMACH modified early obstetric warning system, as validated by Singh et al., Anaesthesia 2012;67:12-18',
  pcpnc:
    'WHO, Pregnancy, childbirth, postpartum and newborn care: a guide for essential practice, third edition, 2015',
} as const;
export type TriageSource = keyof typeof triageSources;
