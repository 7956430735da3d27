import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo } from '@qarib/ui';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { useSession } from '../../shared/session/session.ts';
import { useSignOut } from '../../shared/session/use-sign-out.ts';
import { LanguageChoice } from './language-choice.tsx';
import classes from './layout.module.css';

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

function AccountMenu() {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const { practitioner } = useSession();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes['account']} aria-label={t('app.account')}>
          <span className={classes['avatar']} aria-hidden="true">
            {initialsOf(practitioner.name)}
          </span>
          <span className={classes['person']}>
            <strong>{practitioner.name}</strong>
            <span>{practitioner.facility.name[language]}</span>
          </span>
          <ChevronDown size={16} aria-hidden="true" className={classes['chevron']} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['who']}>
          <strong>{practitioner.name}</strong>
          <span>{t(`roles.${practitioner.role}`)}</span>
          <span>{practitioner.facility.name[language]}</span>
        </div>
        <Menu.Item
          className={classes['item']}
          leftSection={<LogOut size={18} aria-hidden="true" />}
          onClick={signOut}
        >
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function AppHeader() {
  const { t } = useTranslation('shared');
  return (
    <header className={`${classes['header']} no-print`}>
      <div className={classes['bar']}>
        <Link to="/" className={classes['brand']} aria-label={t('actions.goHome')}>
          <Logo />
        </Link>
        <div className={classes['tools']}>
          <LanguageChoice />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
