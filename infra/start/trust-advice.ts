import type { LocalPlace } from './children.ts';

/** What to type and to tap so that other machines believe this one, once for each machine. */
export function trustAdvice(
  { authority, authorityFile, fingerprint }: LocalPlace,
  origin: string,
): string {
  const page = `${origin.replace(/^https:/, 'http:')}/certificate`;
  if (authority === 'kept')
    return `Certificate to trust on new devices:  ${page}\n  ${fingerprint}`;
  const first =
    authority === 'made'
      ? 'Browsers do not know this installation yet.'
      : 'This address needed a new certificate authority: trust it again, and remove the former one.';
  return [
    `${first} Once on every device, open`,
    `  ${page}`,
    'compare the fingerprint with this one, install what it offers, then open Qarib:',
    `  ${fingerprint}`,
    '  Windows   open the file → Install Certificate → Local Machine → Trusted Root Certification Authorities',
    '  Android   Settings → Security → Encryption & credentials → Install a certificate → CA certificate',
    '  iPhone    install the profile (Settings → General → VPN & Device Management), then switch it on in',
    '            General → About → Certificate Trust Settings',
    '  Firefox   Settings → Privacy & Security → View Certificates → Authorities → Import',
    `  Linux     sudo cp ${authorityFile} /usr/local/share/ca-certificates/qarib.crt`,
    '            sudo update-ca-certificates; for Chromium and Chrome:',
    `            certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n qarib -i ${authorityFile}`,
  ].join('\n');
}
