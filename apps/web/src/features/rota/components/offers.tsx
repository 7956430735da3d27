import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OnCallShift } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useRotaChange } from '../hooks/use-rota.ts';
import { useSpanWords } from '../hooks/use-span-words.ts';
import classes from './rota.module.css';

/** What colleagues ask for, and wait to hear about. */
export function Offers({ offered }: { readonly offered: readonly OnCallShift[] }) {
  const { t } = useTranslation('rota');
  const wordsFor = useErrorWords();
  const span = useSpanWords();
  const change = useRotaChange();
  if (offered.length === 0) return null;
  return (
    <Section title={t('offers.title')}>
      {change.isError && <Notice tone="error">{wordsFor(change.error)}</Notice>}
      <ul className={classes['offers']}>
        {offered.map((shift) => {
          const { id, version, practitioner, swap } = shift;
          const answer = (isAccepted: boolean) =>
            change.mutate({ kind: 'answer', params: { id }, body: { version, isAccepted } });
          return (
            <li key={id}>
              <p>
                {swap?.inReturn
                  ? t('offers.swap', {
                      name: practitioner.name,
                      span: span(shift, true),
                      inReturn: span(swap.inReturn, true),
                    })
                  : t('offers.give', { name: practitioner.name, span: span(shift, true) })}
              </p>
              {swap?.note && (
                <p className={classes['soft']} dir="auto">
                  {swap.note}
                </p>
              )}
              <div className={classes['actions']}>
                <Button loading={change.isPending} onClick={() => answer(true)}>
                  {t('offers.accept')}
                </Button>
                <Button variant="default" disabled={change.isPending} onClick={() => answer(false)}>
                  {t('offers.decline')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
