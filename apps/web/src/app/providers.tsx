import { useEffect, type ReactNode } from 'react';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { theme } from '@qarib/ui/shell';
import { directionOf } from '../shared/i18n/i18n.ts';
import { useLanguage } from '../shared/i18n/use-language.ts';

/** Mantine mirrors its own parts only when it is told that the language changed direction. */
function DirectionOfLanguage({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(directionOf(language)), [language, setDirection]);
  return children;
}

type ProvidersProps = { readonly client: QueryClient; readonly children: ReactNode };

export function Providers({ client, children }: ProvidersProps) {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} forceColorScheme="light">
        <QueryClientProvider client={client}>
          <DirectionOfLanguage>{children}</DirectionOfLanguage>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
