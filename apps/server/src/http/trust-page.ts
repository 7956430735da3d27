import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';

/** Where a device that does not trust this installation yet gets its certificate. */
const trustPath = '/certificate';
const filePath = `${trustPath}/qarib.crt`;

/** Readable without TLS: the certificate is public, and its fingerprint is compared by eye. */
export const isTrustPath = (path: string) => path === trustPath || path === filePath;

/** A page that explains, and the certificate itself; never its key, which the server is not given. */
export function trustPage(authorityFile: string): Router {
  const router = Router();
  const read = () => new X509Certificate(readFileSync(authorityFile));
  router.get(trustPath, (_request, response) => {
    response.set('Cache-Control', 'no-store').type('html').send(page(read().fingerprint256));
  });
  router.get(filePath, (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Disposition', 'attachment; filename="qarib.crt"')
      // What makes phones offer to install it.
      .type('application/x-x509-ca-cert')
      .send(Buffer.from(read().toString()));
  });
  return router;
}

const sections = [
  {
    language: 'fr',
    direction: 'ltr',
    title: 'Faire confiance à ce Qarib',
    compare:
      'Cette empreinte doit être exactement celle affichée sur le serveur. Sinon, n’installez rien.',
    download: 'Télécharger le certificat',
    steps: [
      'Windows : ouvrir le fichier, « Installer un certificat », « Ordinateur local », « Autorités de certification racines de confiance ».',
      'Android : Paramètres, Sécurité, Chiffrement et identifiants, Installer un certificat, Certificat CA.',
      'iPhone : installer le profil téléchargé (Réglages, Général, VPN et gestion), puis l’activer dans Général, Informations, Réglages des certificats.',
      'Firefox : Paramètres, Vie privée et sécurité, Afficher les certificats, Autorités, Importer.',
    ],
  },
  {
    language: 'ar',
    direction: 'rtl',
    title: 'الوثوق بقريب على هذا الجهاز',
    compare: 'يجب أن تطابق هذه البصمة تمامًا ما يعرضه الخادم. وإلا فلا تثبّت شيئًا.',
    download: 'تنزيل الشهادة',
    steps: [
      'ويندوز: افتح الملف، ثم «تثبيت الشهادة»، ثم «الجهاز المحلي»، ثم «المراجع المصدقة الجذرية الموثوق بها».',
      'أندرويد: الإعدادات، الأمان، التشفير وبيانات الاعتماد، تثبيت شهادة، شهادة CA.',
      'آيفون: ثبّت ملف التعريف (الإعدادات، عام، VPN وإدارة الجهاز)، ثم فعّله في عام، حول، إعدادات الوثوق بالشهادات.',
      'فايرفوكس: الإعدادات، الخصوصية والأمان، عرض الشهادات، السلطات، استيراد.',
    ],
  },
  {
    language: 'en',
    direction: 'ltr',
    title: 'Trust this Qarib',
    compare:
      'This fingerprint must be exactly the one shown on the server. If it is not, install nothing.',
    download: 'Download the certificate',
    steps: [
      'Windows: open the file, “Install Certificate”, “Local Machine”, “Trusted Root Certification Authorities”.',
      'Android: Settings, Security, Encryption & credentials, Install a certificate, CA certificate.',
      'iPhone: install the downloaded profile (Settings, General, VPN & Device Management), then switch it on in General, About, Certificate Trust Settings.',
      'Firefox: Settings, Privacy & Security, View Certificates, Authorities, Import.',
    ],
  },
] as const;

/** One page for every language: nobody is signed in here, and nothing is remembered. */
function page(fingerprint: string): string {
  const body = sections.map(
    ({ language, direction, title, compare, download, steps }) => `
<section lang="${language}" dir="${direction}">
<h1>${title}</h1>
<p>${compare}</p>
<p><code dir="ltr">${fingerprint}</code></p>
<p><a href="${filePath}">${download}</a></p>
<ul>${steps.map((step) => `<li>${step}</li>`).join('')}</ul>
</section>`,
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Qarib</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: auto; padding: 1rem }
code { overflow-wrap: anywhere } section + section { border-top: 1px solid #767676 }
</style>
</head>
<body><main>${body.join('')}</main></body>
</html>
`;
}
