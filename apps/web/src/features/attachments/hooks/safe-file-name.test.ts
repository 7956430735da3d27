import { fileName } from '@qarib/contracts';
import { safeFileName } from './safe-file-name.ts';

describe('the name a file is sent under', () => {
  test.each([
    ['IMG_2041.jpg', 'IMG_2041.jpg'],
    ['photo (1).png', 'photo -1-.png'],
    ['../../etc/passwd', 'etc-passwd'],
    ['صورة.jpg', 'صورة.jpg'],
    ['???', 'photo.jpg'],
    ['', 'photo.jpg'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test.each(['.hidden', ' - x', 'a'.repeat(400), `${'-'.repeat(130)}a.jpg`])(
    'the server takes what becomes of %j',
    (name) => {
      expect(fileName.safeParse(safeFileName(name)).success).toBe(true);
    },
  );
});
