import type { ReportWords } from './report-words.ts';

export const reportEn: ReportWords = {
  shown: {
    cards: {
      requests: 'From the request to the note',
      waits: 'Waits and delays',
      results: 'What is avoided',
      calls: 'Calls, appointments and complaints',
      among: 'out of {among}',
      before: 'before: {before}',
      nothing: 'nothing to measure',
      hidden: 'fewer than 5',
    },
    trend: {
      title: 'Trend',
    },
    breakdown: {
      caption: 'Consultations by: {by}',
      hidden: 'not shown',
      hiddenNote:
        'Not shown: fewer than 5 people, or hidden so that a group of fewer than 5 cannot be worked out.',
      empty: 'No consultation in this period',
      emptyText:
        'Choose another period or another specialty. Nought means here: nothing was asked for.',
    },
    by: {
      period: 'Period',
      region: 'Region',
      province: 'Province',
      facility: 'Site',
      specialty: 'Specialty',
      hospital: "Physician's hospital",
      reason: 'Reason',
      age: 'Age',
      mode: 'Mode',
      priority: 'Priority',
      hour: 'Day and hour',
    },
    values: {
      noSpecialty: 'No specialty',
      noCode: 'No code',
      noSite: 'No site named',
      age: '{value} years',
      ageUnknown: 'Age unknown',
      immediate: 'At once',
      scheduled: 'By appointment',
      asynchronous: 'Written opinion',
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
    stat: 'Immediate',
    asap: 'Very urgent',
    urgent: 'Urgent',
    routine: 'Routine',
  },
  monthly: 'Monthly report of teleconsultations',
  ofPeriod: 'Report of teleconsultations',
  fromTo: '{from} to {to}',
  specialty: 'Specialty: {name}',
  allSpecialties: 'All specialties',
  asOf: 'Figures as of {time} (Moroccan time)',
  intro:
    'Beside each figure stands what it is out of, and its definition. “Nothing to measure” means that nothing was measured, not nought. Groups of fewer than 5 people are not shown. Practice and demonstration sites count nowhere.',
  atMost: 'up to {value} min',
  longer: 'over {value} min',
  hoursNote:
    'Requested in this hour, and in brackets those that remained unanswered. The darker a cell, the more is asked for.',
  hourCell: '{requested} ({unmet})',
  footer: '{title} · {place} · made on {time} for {name} · page {page}',
  end: 'End of the report: {page} pages.',
};
