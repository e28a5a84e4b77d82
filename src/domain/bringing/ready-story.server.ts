import { forbidden } from '#lib/errors.ts';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { attachTo } from '../entries/bringing-listed.server.ts';
import { findByUid } from '../entries/entries.server.ts';
import { store as tellStory } from '../stories/stories.server.ts';
import { BLANK as BLANK_STORY } from '../stories/telling.ts';
import { restored, withFiles } from './files-along.server.ts';
import type { Found } from './found.ts';
import { uidOf } from './items.server.ts';
import type { Bringing, Ready } from './ready.ts';

/** A document that becomes a story. */
export async function readyStory(bringing: Bringing, found: Found): Promise<Ready> {
	const { who, choices } = bringing;
	const { body: leading, kept, notes } = await withFiles(bringing, found);
	const body = splitFrontMatter(leading).body.replace(/^\s*# [^\n]*\n+/, '');
	if (body.length > 40_000)
		forbidden('A story can be 40,000 characters at the most. Bring it as a note or a post-mortem.');
	const title = found.title.slice(0, 200);
	const uid = uidOf([who.email, 'story', found.text]);
	const content = {
		...BLANK_STORY,
		title,
		form: 'free' as const,
		body: body.trim(),
		topics: found.topics.slice(0, 20).map((topic) => topic.slice(0, 60)),
	};
	const all = [
		...found.notes,
		...notes,
		'Stories come in as drafts: whoever tells one decides when it is told.',
	];
	return {
		...{ title, day: found.day, notes: all, kept },
		store: async (tx) => {
			const back = await restored(tx, who, 'story', uid);
			if (back !== null) return { state: 'imported', kind: 'story', number: back, title, notes: all };
			const before = await findByUid(tx, who, 'story', uid);
			if (before) return { state: 'unchanged', kind: 'story', number: before.number, title, notes: all };
			const sharing = { team: choices.team, visibility: choices.visibility, readers: [], authors: [] };
			const made = await tellStory(tx, who, { content, sharing, uid });
			await attachTo(tx, who, 'story', { state: 'imported', number: made.number }, kept);
			return { state: 'imported', kind: 'story', number: made.number, title, notes: all };
		},
	};
}
