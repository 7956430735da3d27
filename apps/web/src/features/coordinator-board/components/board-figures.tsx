import { useTranslation } from 'react-i18next';
import type { Board } from '@qarib/contracts';
import { FigureCard } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useWait } from '../hooks/use-wait.ts';
import classes from './board.module.css';

type BoardFiguresProps = { readonly board: Board; readonly agedMs: number };

/** The moment in six numbers, each with what exactly it counts. */
export function BoardFigures({ board, agedMs }: BoardFiguresProps) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  const waitOf = useWait();
  const { asOf, longestWaitSince: since } = board;
  const cards = [
    ['waiting', format.number(board.waiting), board.waiting > 0 ? 'ember' : 'plain'],
    ['longestWait', waitOf({ since, asOf, agedMs }), since ? 'ember' : 'plain'],
    ['inCall', format.number(board.inCall), 'teal'],
    ['taken', format.number(board.taken), 'plain'],
    ['writtenWaiting', format.number(board.writtenWaiting), 'plain'],
    [
      'sites',
      t('ofAll', { some: format.number(board.online), all: format.number(board.sites) }),
      'done',
    ],
  ] as const;
  return (
    <dl className={classes['figures']} aria-label={t('figures')}>
      {cards.map(([name, value, tone]) => (
        <FigureCard
          key={name}
          label={t(`now.${name}`)}
          value={value}
          definition={t(`definitions.${name}`)}
          tone={tone}
        />
      ))}
    </dl>
  );
}
