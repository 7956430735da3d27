import { UnstyledButton } from '@mantine/core';
import { Images } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../pages/share-page.ts';
import menu from './menus.module.css';

type CasePagesProps = {
  readonly pages: readonly CasePage[];
  readonly onShow: (page: CasePage) => void;
};

/** The photos and documents of the case, each shown to everybody with one tap. */
export function CasePages({ pages, onShow }: CasePagesProps) {
  const { t } = useTranslation('call');
  return (
    <div className={menu.device}>
      <p className={menu.title}>
        <Images size={20} aria-hidden />
        {t('show.page')}
      </p>
      <ul className={menu.pages}>
        {pages.map((page, index) => (
          <li key={page.url}>
            <UnstyledButton
              className={menu.page}
              aria-label={t('show.thisPage', { position: index + 1, count: pages.length })}
              onClick={() => onShow(page)}
              data-testid="share-page"
            >
              <img src={page.url} alt="" loading="lazy" decoding="async" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
