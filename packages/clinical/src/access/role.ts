/** Who a person is to Qarib. One person has one role; a specialist has one or more specialties. */
export const roles = ['nurse', 'specialist', 'coordinator', 'admin'] as const;

export type Role = (typeof roles)[number];
