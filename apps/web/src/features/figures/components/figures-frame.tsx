import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Role } from '@qarib/clinical';
import type { Figures } from '@qarib/contracts';
import { Notice, Page } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useSession } from '../../../shared/session/session.ts';
import type { useFigureView } from '../hooks/use-figure-view.ts';
import { Filters } from './filters.tsx';
import classes from './figures.module.css';

const views = [
  { path: '/figures', words: 'overview', roles: ['nurse', 'coordinator'] },
  { path: '/figures/map', words: 'map', roles: ['coordinator'] },
  { path: '/figures/quality', words: 'quality', roles: ['nurse', 'coordinator'] },
  { path: '/figures/cover', words: 'cover', roles: ['nurse', 'coordinator'] },
] as const satisfies readonly { path: string; words: string; roles: readonly Role[] }[];

type FiguresFrameProps = {
  readonly title: string;
  readonly shown: ReturnType<typeof useFigureView>;
  /** Of what and when, once it is known. */
  readonly about: Pick<Figures, 'place' | 'from' | 'to'> | undefined;
  readonly children: ReactNode;
};

/** What all pages of figures have: their period and place, the way to the others, and paper. */
export function FiguresFrame({ title, shown, about, children }: FiguresFrameProps) {
  const { t } = useTranslation('figures');
  const { view, today, show, isMistaken, searchOf } = shown;
  return (
    <Page
      title={title}
      lead={about && <Lead about={about} />}
      actions={
        <Button
          className="no-print"
          variant="light"
          leftSection={<Printer size={18} aria-hidden="true" />}
          onClick={() => globalThis.print()}
        >
          {t('print')}
        </Button>
      }
    >
      <Views search={searchOf({ hospitalId: undefined })} />
      {isMistaken && <Notice tone="info">{t('mistaken')}</Notice>}
      <Differing />
      <Filters view={view} today={today} show={show} />
      {children}
    </Page>
  );
}

/** The other pages, of the same days and place. */
function Views({ search }: { readonly search: string }) {
  const { t } = useTranslation('figures');
  const { practitioner } = useSession();
  const own = views.filter(({ roles }) => roles.some((role) => role === practitioner.role));
  return (
    <nav aria-label={t('views.label')} className={[classes['views'], 'no-print'].join(' ')}>
      {own.map(({ path, words }) => (
        <NavLink key={path} to={{ pathname: path, search }} end>
          {t(`views.${words}`)}
        </NavLink>
      ))}
    </nav>
  );
}

/** Figures that were found to be other than their facts are shown with that word above them. */
function Differing() {
  const { t } = useTranslation('figures');
  const { data } = useQuery(read('readHealth'));
  if (data?.figures !== 'differing') return null;
  return <Notice tone="warning">{t('differing')}</Notice>;
}

function Lead({
  about: { place, from, to },
}: {
  readonly about: Pick<Figures, 'place' | 'from' | 'to'>;
}) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const language = useLanguage();
  const name = place.name?.[language] ?? place.id;
  return t('lead', { place: name, from: format.day(from), to: format.day(to) });
}
