import { z } from 'zod';
import { CHANGE_KINDS, CHANGE_STATES, CHANGE_TYPES } from '../lessons/lesson.ts';
import { LESSON_STATES, OUTCOMES } from '../lessons/standing.ts';
import { TEST } from './event.ts';

/** The number of these shapes. Fields are only ever added under it; anything else is another version. */
export const PAYLOAD_VERSION = 1;

const moment = z.iso.datetime();
const day = z.iso.date();

export const LessonTold = z.object({
	id: z.string().meta({ examples: ['L-318'] }),
	text: z.string(),
	state: z.enum(LESSON_STATES),
	/** The lesson that says it better now. */
	supersededBy: z.string().nullable(),
	url: z.url(),
});

export const ChangeTold = z.object({
	id: z.string().meta({ examples: ['C-101'] }),
	text: z.string(),
	kind: z.enum(CHANGE_KINDS),
	type: z.enum(CHANGE_TYPES).nullable(),
	state: z.enum(CHANGE_STATES),
	/** Why it was dropped. */
	reason: z.string().nullable(),
	due: day.nullable(),
	doneOn: day.nullable(),
	/** Where the work lives. */
	link: z.string().nullable(),
	/** The lesson that it follows from. */
	lesson: z.string().nullable(),
	url: z.url(),
});

export const EntryTold = z.object({
	id: z.string().meta({ examples: ['PM-142'] }),
	kind: z.string().meta({ examples: ['postmortem', 'log'] }),
	title: z.string(),
	team: z.object({ slug: z.string(), name: z.string() }).nullable(),
	topics: z.array(z.string()),
	publishedAt: moment,
	url: z.url(),
});

export const CheckTold = z.object({
	outcome: z.enum(OUTCOMES),
	sentence: z.string(),
	at: moment,
});

/** What is gone: its number, and nothing else. */
const Gone = z.object({ id: z.string(), kind: z.string() });
const ofLesson = z.object({ entry: EntryTold, lesson: LessonTold });
const ofChange = z.object({ entry: EntryTold, change: ChangeTold });

const message = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
	z.object({
		type: z.literal(type),
		/** When it happened. */
		timestamp: moment,
		version: z.literal(PAYLOAD_VERSION),
		workspace: z.object({ name: z.string(), url: z.url() }),
		data,
	});

/** What a webhook is sent. No person is named in it. */
export const WebhookPayload = z.discriminatedUnion('type', [
	message('lesson.learned', ofLesson),
	message('lesson.turned', ofLesson),
	message('change.planned', ofChange),
	message('change.done', ofChange),
	message('change.dropped', ofChange),
	message('change.checked', ofChange.extend({ check: CheckTold })),
	message(
		'entry.published',
		z.object({ entry: EntryTold, lessons: z.array(LessonTold), changes: z.array(ChangeTold) }),
	),
	message('entry.withdrawn', z.object({ entry: Gone })),
	message(TEST, z.object({ webhook: z.string() })),
]);
export type WebhookPayload = z.output<typeof WebhookPayload>;

/** The shape of each by its name, for the description of the API. */
export const WEBHOOK_MESSAGES = Object.fromEntries(
	WebhookPayload.options.map((message) => [message.shape.type.value, message]),
);
