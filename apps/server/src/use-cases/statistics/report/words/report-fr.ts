import type { ReportWords } from './report-words.ts';

export const reportFr: ReportWords = {
  shown: {
    cards: {
      requests: 'De la demande au compte rendu',
      waits: 'Attente et délais',
      results: 'Ce qui est évité',
      calls: 'Appels, rendez-vous et réclamations',
      among: 'sur {among}',
      before: 'avant : {before}',
      nothing: 'rien à mesurer',
      hidden: 'moins de 5',
    },
    trend: {
      title: 'Évolution',
    },
    breakdown: {
      caption: 'Consultations par : {by}',
      hidden: 'non montré',
      hiddenNote:
        'Non montré : moins de 5 personnes, ou masqué pour qu’un groupe de moins de 5 ne puisse pas être calculé.',
      empty: 'Aucune consultation dans cette période',
      emptyText:
        'Choisissez une autre période ou une autre spécialité. Zéro veut dire ici : rien n’a été demandé.',
    },
    by: {
      period: 'Période',
      region: 'Région',
      province: 'Province',
      facility: 'Site',
      specialty: 'Spécialité',
      hospital: 'Hôpital du médecin',
      reason: 'Motif',
      age: 'Âge',
      mode: 'Mode',
      priority: 'Priorité',
      hour: 'Jour et heure',
    },
    values: {
      noSpecialty: 'Sans spécialité',
      noCode: 'Sans code',
      noSite: 'Site non précisé',
      age: '{value} ans',
      ageUnknown: 'Âge inconnu',
      immediate: 'Tout de suite',
      scheduled: 'Sur rendez-vous',
      asynchronous: 'Avis écrit',
    },
    units: {
      minutes: '{value} min',
      hours: '{value} h',
      kilometres: '{value} km',
      milliseconds: '{value} ms',
      kilobits: '{value} kbit/s',
    },
  },
  priorities: {
    stat: 'Immédiate',
    asap: 'Très urgente',
    urgent: 'Urgente',
    routine: 'Normale',
  },
  monthly: 'Rapport mensuel des téléconsultations',
  ofPeriod: 'Rapport des téléconsultations',
  fromTo: 'du {from} au {to}',
  specialty: 'Spécialité : {name}',
  allSpecialties: 'Toutes les spécialités',
  asOf: 'Chiffres à jour le {time} (heure du Maroc)',
  intro:
    'Chaque chiffre porte à côté de lui ce sur quoi il est calculé, et sa définition. « Rien à mesurer » veut dire que rien n’a été mesuré, et non zéro. Les groupes de moins de 5 personnes ne sont pas montrés. Les essais et les sites de démonstration ne comptent nulle part.',
  atMost: 'au plus {value} min',
  longer: 'plus de {value} min',
  hoursNote:
    'Demandées à cette heure, et entre parenthèses celles restées sans réponse. Plus la case est foncée, plus on demande.',
  hourCell: '{requested} ({unmet})',
  footer: '{title} · {place} · établi le {time} pour {name} · page {page}',
  end: 'Fin du rapport : {page} pages.',
};
