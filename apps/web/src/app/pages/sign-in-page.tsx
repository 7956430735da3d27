import { useEffect } from 'react';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '@qarib/ui/shell';
import { DemoPeople } from '../../features/sign-in/components/demo-people.tsx';
import { SignInForm } from '../../features/sign-in/components/sign-in-form.tsx';
import { Welcome } from '../../features/sign-in/components/welcome.tsx';
import { useSignedIn } from '../../features/sign-in/hooks/use-signed-in.ts';
import { useSessionEndStore } from '../../shared/session/session-end-store.ts';
import { LanguageChoice } from '../layout/language-choice.tsx';
import classes from './sign-in-page.module.css';

export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const signedIn = useSignedIn();
  useEffect(() => {
    document.title = `${t('title')} · Qarib`;
  }, [t]);
  const hasExpired = useSessionEndStore(({ end }) => end === 'expired');

  return (
    <div className={classes['page']}>
      <Welcome />
      <main className={classes['main']} id="main">
        <div className={classes['language']}>
          <LanguageChoice />
        </div>
        <div className={classes['column']}>
          <Title order={1}>{t('title')}</Title>
          {hasExpired && <Notice tone="warning">{t('expired')}</Notice>}
          <SignInForm onSignedIn={signedIn} />
          <DemoPeople onSignedIn={signedIn} />
          <Link to="/complaint">{t('complain')}</Link>
        </div>
      </main>
    </div>
  );
}
