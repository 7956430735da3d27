import { useEffect, useEffectEvent } from 'react';
import type { FactName, FactPayload } from '@qarib/contracts';
import { onFact } from './socket.ts';

/** Hears a fact for as long as the component is shown: `useFact('note:signed', ({ consultationId }) => …)`. */
export function useFact<Name extends FactName>(
  name: Name,
  handler: (payload: FactPayload<Name>) => void,
): void {
  const handle = useEffectEvent(handler);
  useEffect(() => onFact(name, (payload) => handle(payload)), [name]);
}
