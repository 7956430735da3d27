import { useId, useRef } from 'react';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useClickOutside, useDisclosure, useHotkeys } from '@mantine/hooks';
import { ChevronDown, KeyRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { useSession } from '../../shared/session/session.ts';
import classes from './account-menu.module.css';

function initialsOf(name: string): string {
  const words = name
    .replace(/^(Dr|Pr|M|Mme)\.? /i, '')
    .split(/\s+/)
    .filter(Boolean);
  return words
    .slice(0, 2)
    .map(([first]) => first)
    .join('');
}

/** Who one is here, the own password, and the way out. One button and one panel: two entries are no menu. */
export function AccountMenu({ onSignOut }: { readonly onSignOut: () => void }) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const { practitioner } = useSession();
  const panelId = useId();
  const [isOpen, { toggle, close }] = useDisclosure();
  const button = useRef<HTMLButtonElement>(null);
  const ref = useClickOutside<HTMLDivElement>(close);
  useHotkeys([
    [
      'Escape',
      () => {
        if (isOpen) button.current?.focus();
        close();
      },
    ],
  ]);
  const site = practitioner.facility.name[language];
  return (
    <div ref={ref} className={classes['account']}>
      <UnstyledButton
        ref={button}
        className={classes['button']}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={toggle}
      >
        <VisuallyHidden>{t('app.account')} </VisuallyHidden>
        <span className={classes['avatar']} aria-hidden="true">
          {initialsOf(practitioner.name)}
        </span>
        <span className={classes['person']}>
          <strong>{practitioner.name}</strong>
          <span>{site}</span>
        </span>
        <ChevronDown size={16} aria-hidden="true" className={classes['chevron']} />
      </UnstyledButton>
      <div id={panelId} hidden={!isOpen} className={classes['panel']}>
        <div className={classes['who']}>
          <strong>{practitioner.name}</strong>
          <span>{t(`roles.${practitioner.role}`)}</span>
          <span>{site}</span>
        </div>
        <Link to="/password" className={classes['entry']} onClick={close}>
          <KeyRound size={18} aria-hidden="true" />
          {t('app.changePassword')}
        </Link>
        <UnstyledButton
          className={classes['entry']}
          onClick={() => {
            close();
            onSignOut();
          }}
        >
          <LogOut size={18} aria-hidden="true" />
          {t('app.signOut')}
        </UnstyledButton>
      </div>
    </div>
  );
}
