import { useCallback, useEffect, useState } from 'react';
import { CloseButton } from '@mantine/core';
import { Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import classes from './call.module.css';

/** Long enough to be read twice. After it the picture has its room back, and the settings still say it. */
const shownMs = 30_000;

type EchoHeardProps = { readonly onEnd: () => void; readonly onClose: () => void };

function EchoHeard({ onEnd, onClose }: EchoHeardProps) {
  const { t } = useTranslation(['call', 'shared']);
  useEffect(() => {
    const timer = setTimeout(onEnd, shownMs);
    return () => clearTimeout(timer);
  }, [onEnd]);
  return (
    <div className={classes.banner} role="status" data-testid="echo">
      <Headphones size={20} aria-hidden />
      <span>
        <strong>{t('echo.title')}</strong> {t('echo.text')}
      </span>
      <CloseButton
        size={44}
        variant="transparent"
        c="inherit"
        aria-label={t('shared:actions.close')}
        onClick={onClose}
      />
    </div>
  );
}

type Told = 'new' | 'ended' | 'closed';

/**
 * The others hear themselves: what it comes from, what mends it, and what is done meanwhile. An echo that
 * comes back is told anew, unless the person put it away: they know.
 */
export function EchoBanner({ snapshot }: { readonly snapshot: CallSnapshot }) {
  const { isMeasured } = snapshot.echo;
  const [told, setTold] = useState<Told>('new');
  if (!isMeasured && told === 'ended') setTold('new');
  const end = useCallback(() => setTold('ended'), []);
  if (!isMeasured || told !== 'new') return null;
  return <EchoHeard onEnd={end} onClose={() => setTold('closed')} />;
}
