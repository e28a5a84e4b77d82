import { z } from 'zod';

/** Which course, by its number. */
export const OfCourse = z.object({ course: z.coerce.number().int().positive() });
export type OfCourse = z.output<typeof OfCourse>;

/** For how many weeks nobody reminds them. */
export const NOT_NOW_WEEKS = [2, 4, 8] as const;
const Weeks = z.coerce.number().refine((weeks) => NOT_NOW_WEEKS.some((one) => one === weeks), {
	message: 'Say for how long: two, four or eight weeks.',
});
export const NotNow = OfCourse.extend({ weeks: Weeks });
export type NotNow = z.output<typeof NotNow>;
