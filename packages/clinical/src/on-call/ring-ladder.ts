/** One step: whose phones ring at one hospital. Empty where nobody is on call. */
export type Ring = { readonly hospitalId: string; readonly practitionerIds: readonly string[] };

/** Who is on call, by hospital. */
export type OnCallPool = ReadonlyMap<string, readonly string[]>;

/**
 * The next step of a request nobody has answered: the next hospital in the site's order. One with
 * nobody on call is passed over at once, and said so, rather than waited for.
 */
export function nextRings(
  hospitalIds: readonly string[],
  rungSoFar: readonly Ring[],
  pool: OnCallPool,
): readonly Ring[] {
  const rings: Ring[] = [];
  for (const hospitalId of hospitalIds) {
    if (rungSoFar.some((ring) => ring.hospitalId === hospitalId)) continue;
    const practitionerIds = pool.get(hospitalId) ?? [];
    rings.push({ hospitalId, practitionerIds });
    if (practitionerIds.length > 0) break;
  }
  return rings;
}

/** Who came on call meanwhile at a hospital that was rung already. */
export function newcomerRings(rungSoFar: readonly Ring[], pool: OnCallPool): readonly Ring[] {
  const rung = new Set(rungSoFar.flatMap(({ practitionerIds }) => practitionerIds));
  const hospitalIds = [...new Set(rungSoFar.map(({ hospitalId }) => hospitalId))];
  return hospitalIds.flatMap((hospitalId) => {
    const practitionerIds = (pool.get(hospitalId) ?? []).filter((id) => !rung.has(id));
    return practitionerIds.length > 0 ? [{ hospitalId, practitionerIds }] : [];
  });
}

/** Whether a hospital is left that was not rung yet. */
export const hasNextRing = (hospitalIds: readonly string[], rungSoFar: readonly Ring[]) =>
  hospitalIds.some((id) => !rungSoFar.some(({ hospitalId }) => hospitalId === id));
