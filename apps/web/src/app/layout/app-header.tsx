import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { ChevronDown, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo, Notice } from '@qarib/ui';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
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

function AccountMenu({ onSignOut }: { readonly onSignOut: () => void }) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const { practitioner } = useSession();
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes['account']}>
          <VisuallyHidden>{t('app.account')}</VisuallyHidden>
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
          onClick={onSignOut}
        >
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function AppHeader() {
  const { t } = useTranslation('shared');
  const wordsFor = useErrorWords();
  const signOut = useSignOut();
  return (
    <header className={`${classes['header'] ?? ''} no-print`}>
      <div className={classes['bar']}>
        <Link to="/" className={classes['brand']}>
          <Logo />
          <VisuallyHidden>{t('actions.goHome')}</VisuallyHidden>
        </Link>
        <div className={classes['tools']}>
          <LanguageChoice />
          <AccountMenu onSignOut={() => signOut.mutate()} />
        </div>
      </div>
      {signOut.isError && (
        <div className={classes['trouble']}>
          <Notice tone="error" title={t('app.stillSignedIn')}>
            {wordsFor(signOut.error)}
          </Notice>
        </div>
      )}
    </header>
  );
}
