import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardWatch } from '@qarib/contracts';
import { EmptyState, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './board.module.css';

/** Which sites have Qarib open, by province or region; in a region each by its name. */
export function SitesNow({ watch: { board, places } }: { readonly watch: BoardWatch }) {
  const { t } = useTranslation('coordinator-board');
  if (places.length === 0) {
    return (
      <Section title={t('sites.title')}>
        <EmptyState
          icon={<MapPinOff size={28} aria-hidden="true" />}
          title={t('sites.none')}
          text={t('sites.noneText')}
        />
      </Section>
    );
  }
  return (
    <Section title={t('sites.title')}>
      <ul className={classes['places']}>
        {places.map((place) => (
          <Place key={place.id} place={place} board={board} />
        ))}
      </ul>
    </Section>
  );
}

type PlaceProps = {
  readonly place: BoardWatch['places'][number];
  readonly board: BoardWatch['board'];
};

function Place({ place: { id, name, sites }, board }: PlaceProps) {
  const { t } = useTranslation('coordinator-board');
  const format = useFormat();
  const language = useLanguage();
  const { online = 0, sites: all = 0 } = board.places.find((it) => it.id === id) ?? {};
  return (
    <li className={classes['place']}>
      <p className={classes['placeName']}>
        <strong>{name[language]}</strong>
        <span className="tabular">
          {t('sites.online', { some: format.number(online), all: format.number(all) })}
        </span>
      </p>
      {sites.length > 0 && (
        <ul className={classes['sites']}>
          {sites.map((site) => (
            <Site
              key={site.id}
              name={site.name[language]}
              isOnline={board.onlineSiteIds.includes(site.id)}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function Site({ name, isOnline }: { readonly name: string; readonly isOnline: boolean }) {
  const { t } = useTranslation('coordinator-board');
  return (
    <li data-online={isOnline || undefined}>
      {name}
      <span className={classes['state']}>{isOnline ? t('sites.isOnline') : t('sites.isOff')}</span>
    </li>
  );
}
