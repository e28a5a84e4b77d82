import { z } from 'zod';
import { HonestEnding } from './ending.ts';

const text = z.string().default('');

const Lessons = HonestEnding.shape.lessons;
/** A form says by an empty id that a lesson is new; rows in which nobody wrote are none. */
export const EndingForm = HonestEnding.extend({
	lessons: z
		.array(z.object({ id: text, text, differently: text }))
		.default([])
		.transform((rows): z.input<typeof Lessons> =>
			rows
				.filter((one) => one.id !== '' || one.text.trim() !== '' || one.differently.trim() !== '')
				.map(({ id, ...one }) => ({ ...one, ...(id === '' ? {} : { id: Number(id) }) })),
		)
		.pipe(Lessons),
});

/** What is in the fields of a lesson row. */
export interface LessonFields {
	id: string;
	text: string;
	differently: string;
	/** What hangs from it already, and is looked after where changes are. */
	changes: readonly { id: number; text: string }[];
}
