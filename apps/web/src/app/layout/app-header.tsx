import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo, Notice } from '@qarib/ui';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
import { useSignOut } from '../../shared/session/use-sign-out.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { MainNavigation } from './main-navigation.tsx';
import classes from './layout.module.css';

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
        <MainNavigation />
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
