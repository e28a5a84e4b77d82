import { z } from 'zod';
import type { ShownTopic } from '#domain/lessons/topic-list.server.ts';

/** A topic, as far as you see what it is about. */
export const TopicAnswer = z.object({
	slug: z.string(),
	name: z.string(),
	href: z.string(),
	entries: z.int(),
	lessons: z.int(),
	/** Whoever types one of these means it. */
	aliases: z.array(z.string()),
});

export function topicAnswer(topic: ShownTopic): z.input<typeof TopicAnswer> {
	const { name, slug, entries, lessons, aliases } = topic;
	return { slug, name, href: `/topics/${slug}`, entries, lessons, aliases };
}
