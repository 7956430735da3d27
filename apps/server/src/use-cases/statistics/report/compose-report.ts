import { figureSectionNames, figureSections, lastDayOf, monthOf } from '@qarib/clinical';
import type { Figures, FiguresFileQuery } from '@qarib/contracts';
import type { Sheet, SheetBlock } from '../../../ports/documents.ts';
import { documentFormat } from '../../documents/document-format.ts';
import { filled, noteWords } from '../../documents/words/document-words.ts';
import { breakdownBlocks } from './breakdown-blocks.ts';
import { figureTexts } from './figure-texts.ts';
import { reportWords } from './words/report-words.ts';

/** What a report is made of, all of it read at once: no figure in it belies another. */
export type ReportFigures = {
  readonly now: Figures;
  /** Absent where nothing is on record as far back. */
  readonly before: Figures | undefined;
  readonly trend: Figures;
  readonly breakdowns: readonly Figures[];
};

type Made = { readonly by: string; readonly at: Date };

/** Figures as a report: what happened, how it went over time, and where. */
export function composeReport(
  figures: ReportFigures,
  { from, to, language, specialty }: FiguresFileQuery,
  made: Made,
): Sheet {
  const words = reportWords[language];
  const format = documentFormat(language);
  const isMonth = from === `${monthOf(from)}-01` && to === lastDayOf(monthOf(from));
  const title = isMonth ? words.monthly : words.ofPeriod;
  const place = figures.now.place.name?.[language] ?? figures.now.place.id;
  const period = isMonth
    ? format.month(from)
    : filled(words.fromTo, { from: format.day(from), to: format.day(to) });
  const time = format.dateTime(made.at);
  const of = specialty
    ? filled(words.specialty, { name: noteWords[language].specialties[specialty] })
    : words.allSpecialties;
  return {
    language,
    title,
    subtitle: [place, period, of].join(' · '),
    issuedAt: made.at,
    letterhead: [
      [place, period],
      ['Qarib', filled(words.asOf, { time })],
    ],
    facts: [],
    blocks: blocksOf(figures, language),
    footer: filled(words.footer, { title, place, time, name: made.by, page: '{page}' }),
  };
}

function blocksOf(figures: ReportFigures, language: FiguresFileQuery['language']): SheetBlock[] {
  const { now, trend, breakdowns } = figures;
  const words = reportWords[language];
  const { empty, emptyText } = words.shown.breakdown;
  return [
    { kind: 'words', text: words.intro },
    ...(now.isEmpty ? [{ kind: 'warning', text: `${empty}. ${emptyText}` } as const] : []),
    ...sectionBlocks(figures, language),
    { kind: 'newPage' },
    { kind: 'heading', text: words.shown.trend.title },
    ...breakdownBlocks(trend, language),
    ...breakdowns.flatMap((figure): SheetBlock[] => [
      // A week of hours fills a page.
      ...(figure.by === 'hour' ? [{ kind: 'newPage' } as const] : []),
      {
        kind: 'heading',
        text: filled(words.shown.breakdown.caption, { by: words.shown.by[figure.by] }),
      },
      ...breakdownBlocks(figure, language),
    ]),
    { kind: 'end', text: words.end },
  ];
}

/** Every figure of the period, with its definition. */
function sectionBlocks(
  { now, before }: ReportFigures,
  language: FiguresFileQuery['language'],
): SheetBlock[] {
  const { cards } = reportWords[language].shown;
  const texts = figureTexts(language);
  return figureSectionNames.flatMap((section) => [
    { kind: 'heading', text: cards[section] } as const,
    ...figureSections[section].map(
      (id) =>
        ({
          kind: 'figure',
          name: texts.nameOf(id),
          value: texts.valueOf(id, now.total),
          beside: texts.besideOf(id, now.total, before?.total),
          definition: texts.definitionOf(id),
        }) as const,
    ),
  ]);
}
