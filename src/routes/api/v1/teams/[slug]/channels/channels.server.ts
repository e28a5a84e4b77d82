import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import type { Person } from '#domain/accounts/person.ts';
import { CHAT_KINDS, CHAT_NEWS } from '#domain/chat/chat.ts';
import { chatPlacesOf } from '#domain/chat/places.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

const Moment = z.iso.datetime();

export const ChannelAnswer = z.object({
	id: z.int(),
	kind: z.enum(CHAT_KINDS),
	name: z.string(),
	/** Of its address, which opens the channel to whoever knows it and is not told; null where it has to be given again. */
	host: z.string().nullable(),
	news: z.array(z.enum(CHAT_NEWS)),
	createdAt: Moment,
	/** Nothing is said in it since then. */
	pausedAt: Moment.nullable(),
	/** The last try to say something there, and why it did not work. */
	last: z.object({ at: Moment, problem: z.string().nullable() }).nullable(),
});

type Shown = Awaited<ReturnType<typeof chatPlacesOf>>['places'][number];

const answerOf = ({ id, kind, name, host, news, createdAt, pausedAt, last }: Shown) => ({
	...{ id, kind, name, host, news, createdAt: isoTime(createdAt) },
	pausedAt: isoTime(pausedAt),
	last: last && { at: isoTime(last.at), problem: last.problem },
});

export async function channelsOf(
	db: Database,
	who: Person,
	slug: string,
): Promise<z.input<typeof ChannelAnswer>[]> {
	return (await chatPlacesOf(db, who, slug)).places.map(answerOf);
}

export async function channelAt(db: Database, who: Person, slug: string, id: number) {
	return (await channelsOf(db, who, slug)).find((one) => one.id === id) ?? missing('This channel');
}
