/** Whether the browser can tell a person about a ring while its tab is hidden. */
export type NotificationConsent = 'unsupported' | 'default' | 'granted' | 'denied';

export function notificationConsent(): NotificationConsent {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

export async function askNotificationConsent(): Promise<NotificationConsent> {
  if (typeof Notification === 'undefined') return 'unsupported';
  return Notification.requestPermission();
}

/**
 * Shown by the system, perhaps over a locked screen: the words must not name the patient. Returns
 * what takes it away.
 */
export function notifyOfRing(title: string, body: string, tag: string): () => void {
  if (notificationConsent() !== 'granted') return () => undefined;
  try {
    const notification = new Notification(title, { body, tag });
    notification.addEventListener('click', () => {
      window.focus();
      notification.close();
    });
    return () => notification.close();
  } catch {
    // Chrome on Android has the constructor and refuses it; the sound has to do there.
    return () => undefined;
  }
}
