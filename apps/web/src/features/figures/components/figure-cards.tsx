import { useId, useState } from 'react';
import { Button } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  figureSectionNames,
  figureSections,
  isFigureHidden,
  type FigureId,
  type FigureSection,
} from '@qarib/clinical';
import type { Figures } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useFigureWords } from '../hooks/use-figure-words.ts';
import classes from './figures.module.css';

type Total = Figures['total'];
type CardsProps = { readonly total: Total; readonly before: Total | undefined };

/** Every figure of the period, each with what it is out of, what it was before, and its definition. */
export function FigureCards(totals: CardsProps) {
  return figureSectionNames.map((name) => <CardSection key={name} name={name} {...totals} />);
}

type CardSectionProps = CardsProps & { readonly name: FigureSection };

/** On a phone all of them are a dozen screens: there a section is opened, and its figures explained, when wanted. */
function CardSection({ name, ...totals }: CardSectionProps) {
  const { t } = useTranslation('figures');
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isExplained, setIsExplained] = useState(false);
  const Icon = isOpen ? ChevronUp : ChevronDown;
  return (
    <Section title={t(`cards.${name}`)}>
      <Button
        className={[classes['onPhones'], 'no-print'].join(' ')}
        variant="default"
        leftSection={<Icon size={18} aria-hidden="true" />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'cards.fold' : 'cards.open')}
      </Button>
      <div id={id} className={classes['foldable']} data-open={isOpen || undefined}>
        <CardList isExplained={isExplained} ids={figureSections[name]} {...totals} />
        <Button
          className={[classes['onPhones'], 'no-print'].join(' ')}
          variant="subtle"
          aria-expanded={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          {t('cards.explain')}
        </Button>
      </div>
    </Section>
  );
}

type CardListProps = CardsProps & {
  readonly ids: readonly FigureId[];
  readonly isExplained?: boolean;
};

export function CardList({ ids, isExplained = true, ...totals }: CardListProps) {
  return (
    <dl className={classes['cards']} data-explained={isExplained || undefined}>
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
