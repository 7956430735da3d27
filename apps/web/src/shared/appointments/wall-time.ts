/** The time of an instant as the server wrote it, for Morocco: no clock or zone of this device has a say. */
export const timeOf = (wallInstant: string) => wallInstant.slice(11, 16);
export const dayOf = (wallInstant: string) => wallInstant.slice(0, 10);
