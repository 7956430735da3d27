/** A menu of the controls opens where there is most room and scrolls in it, however low the picture is. */
export const menuRoom = { flip: { fallbackStrategy: 'bestFit' }, size: { padding: 8 } } as const;
