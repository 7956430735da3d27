import { useTranslation } from 'react-i18next';
import { figureSectionNames, figureSections, isFigureHidden, type FigureId } from '@qarib/clinical';
import type { Figures } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

type Total = Figures['total'];
type CardsProps = { readonly total: Total; readonly before: Total | undefined };

/** Every figure of the period, each with what it is out of, what it was before, and its definition. */
export function FigureCards({ total, before }: CardsProps) {
  const { t } = useTranslation('figures');
  return figureSectionNames.map((name) => (
    <Section key={name} title={t(`cards.${name}`)}>
      <CardList ids={figureSections[name]} total={total} before={before} />
    </Section>
  ));
}

export function CardList({ ids, ...totals }: CardsProps & { readonly ids: readonly FigureId[] }) {
  return (
    <dl className={classes['cards']}>
      {ids.map((id) => (
        <Card key={id} id={id} {...totals} />
      ))}
    </dl>
  );
}

function Card({ id, total, before }: CardsProps & { readonly id: FigureId }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const words = useFigureWords();
  const { among, text: found } = words.valueOf(id, total.counts);
  const isSmall = isFigureHidden(id, total.hidden);
  const isEmpty = isSmall || found === undefined;
  const text = isSmall ? t('cards.hidden') : (found ?? t('cards.nothing'));
  const was =
    before && !isFigureHidden(id, before.hidden)
      ? words.valueOf(id, before.counts).text
      : undefined;
  return (
    <div className={classes['card']}>
      <dt>{words.nameOf(id)}</dt>
      <dd className={classes['value']} data-empty={isEmpty || undefined}>
        {text}
      </dd>
      <dd className={classes['beside']}>
        {[
          among !== undefined && !isSmall && t('cards.among', { among: format.number(among) }),
          was !== undefined && t('cards.before', { before: was }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </dd>
      <dd className={classes['definition']}>{words.definitionOf(id)}</dd>
    </div>
  );
}
