import type { LocalPlace } from './children.ts';
import { makeCertificates } from './choose-places.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Certificates end while Qarib runs too; whoever serves them watches their files. */
export function keepRenewed(
  local: LocalPlace | undefined,
  dataDir: string,
  onNotice: (text: string) => void = () => undefined,
): () => void {
  if (!local) return () => {};
  const renew = async () => {
    const { openLocalTls } = await makeCertificates();
    const { authority } = await openLocalTls(dataDir, local.names, new Date());
    if (authority !== 'kept') onNotice('The certificate authority was renewed: trust it again.');
  };
  const timer = setInterval(() => {
    renew().catch(() => onNotice('The certificates could not be renewed; tried again tomorrow.'));
  }, dayMs);
  timer.unref();
  return () => clearInterval(timer);
}
