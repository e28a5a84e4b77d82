import { z } from 'zod';
import { VISIBILITIES } from '../entries/entry.ts';
import { Written } from './story.ts';

const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const People = z.array(z.string().trim().min(1).max(200)).max(100);

const own = {
	/** The last calendar day on which others read it; null while it stays. */
	until: Day.nullable(),
	/** What is done differently is a change on its seam, with an owner and a state. */
	lookAfter: z.boolean(),
};
const sharing = {
	/** The slug of a team; null where it belongs to none. */
	team: z.string().max(120).nullable(),
	visibility: z.enum(VISIBILITIES),
	/** Names or e-mail addresses of those who may read a restricted story. */
	readers: People,
	/** Names or e-mail addresses of those who tell it; whoever began it is one of them. */
	authors: People,
};

/** Everything that is written in a story, as the history and the exports carry it. */
export const Content = Written.extend(own);
export type Content = z.output<typeof Content>;

export const BLANK: Content = {
	title: '',
	form: 'guided',
	tried: '',
	believed: '',
	happened: '',
	criticism: '',
	learned: '',
	differently: '',
	stillWrong: '',
	body: '',
	slides: [],
	recording: '',
	postmortem: null,
	topics: [],
	until: null,
	lookAfter: false,
};

/** A story that begins: what is left out is blank, and it belongs to the workspace. */
export const NewStory = Content.partial()
	.extend(z.object(sharing).partial().shape)
	.extend({
		/** Made by whoever sends it, so that what is sent twice is one story. */
		uid: z
			.string()
			.regex(/^[a-z0-9]{20}$/, 'A uid is 20 small letters and digits.')
			.optional(),
	});
export type NewStory = z.output<typeof NewStory>;

/** What changes; the rest stays as it is. How it is told stays as well. */
export const Revision = Content.omit({ form: true })
	.partial()
	.extend(z.object(sharing).partial().shape)
	.extend({
		/** The version that this change started from. */
		base: z.int().positive().optional(),
		autosaved: z.boolean().default(false),
	});
export type Revision = z.output<typeof Revision>;
