import type { ReactNode } from 'react';
import { Logo } from '@qarib/ui';
import { LanguageChoice } from './language-choice.tsx';
import classes from './public-layout.module.css';

/** Around a page that needs no account. */
export function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className={classes['bar']}>
        <Logo />
        <LanguageChoice />
      </header>
      <main id="main">{children}</main>
    </>
  );
}
